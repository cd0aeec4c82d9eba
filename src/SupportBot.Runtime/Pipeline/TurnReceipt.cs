using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>What a channel learns about an activity that it handed in.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Inbound">The activity as it is stored: redacted, with its id and timestamp; <see langword="null"/> where nothing was stored.</param>
/// <param name="Replies">The stored answers, in order.</param>
/// <param name="Watermark">The place in the log after the last of these activities; 0 where nothing was stored.</param>
public sealed record TurnReceipt(TurnOutcome Outcome, Activity? Inbound, IReadOnlyList<Activity> Replies, long Watermark);
