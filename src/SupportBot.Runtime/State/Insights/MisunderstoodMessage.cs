namespace SupportBot.Runtime.State.Insights;

/// <summary>A message that was not understood, however often it came.</summary>
/// <param name="Id">The store's number of the latest one.</param>
/// <param name="Text">The words, redacted.</param>
/// <param name="Locale">The conversation's language.</param>
/// <param name="Station">The dialog that was open the last time, if one was.</param>
/// <param name="At">When it came last.</param>
/// <param name="Count">How often it came in the time asked for.</param>
public sealed record MisunderstoodMessage(long Id, string Text, string Locale, string? Station, DateTimeOffset At, int Count);
