using SupportBot.Schema;

namespace SupportBot.Runtime.State;

/// <summary>A stretch of a conversation's log.</summary>
/// <param name="Activities">The activities, oldest first.</param>
/// <param name="Watermark">The place after the last of them, from which to read on; where the reading began if there is none.</param>
/// <param name="HasMore">Whether the log went on after this page when it was read.</param>
public sealed record LogPage(IReadOnlyList<Activity> Activities, long Watermark, bool HasMore);
