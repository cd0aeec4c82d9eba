namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>A call as a <see cref="RoughChannel"/> saw it.</summary>
/// <param name="Conversation">The conversation, by its name here.</param>
/// <param name="Sequence">The activity's place in the log.</param>
/// <param name="At">When it came.</param>
/// <param name="Fate">What became of it: <c>taken</c>, <c>lost</c> after it was taken, <c>hung</c>, or a status.</param>
internal sealed record RoughCall(string Conversation, long Sequence, DateTimeOffset At, string Fate)
{
    public bool IsTaken => Fate is "taken" or "lost";
}
