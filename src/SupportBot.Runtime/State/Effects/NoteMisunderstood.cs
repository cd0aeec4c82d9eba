namespace SupportBot.Runtime.State.Effects;

/// <summary>Keeps words that were not understood, so that authors can teach them.</summary>
/// <param name="Text">The message in one line, redacted: without what was removed.</param>
/// <param name="Locale">The conversation's language.</param>
/// <param name="Station">The dialog that was open.</param>
public sealed record NoteMisunderstood(string Text, string Locale, string? Station) : Effect;
