namespace SupportBot.Runtime.State;

/// <summary>A rejection that a customer told of. Only what was told is in it: when the exchange decided is not known.</summary>
/// <param name="At">When it was told.</param>
/// <param name="Count">How many in a row the customer named; <see langword="null"/> where only one more was told of.</param>
/// <param name="Topic">Path of the topic that it was for, as far as known.</param>
public sealed record Attempt(DateTimeOffset At, int? Count, string? Topic);
