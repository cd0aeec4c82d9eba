using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>What became of an activity of a channel.</summary>
/// <param name="Outcome">What became of it; <see langword="null"/> when nothing came into the log, and nothing had to.</param>
/// <param name="Reference">The way to the conversation, as it is stored.</param>
/// <param name="Replies">The answers as they stand in the log, with the greeting where it is the first.</param>
internal sealed record ChannelReceipt(TurnOutcome? Outcome, ConversationReference Reference, IReadOnlyList<Activity> Replies)
{
    /// <summary>Why nothing came into the log.</summary>
    public string? PassedOver { get; init; }
}
