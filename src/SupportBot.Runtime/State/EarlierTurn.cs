namespace SupportBot.Runtime.State;

/// <summary>A committed turn, found again by its idempotency key.</summary>
/// <param name="FirstSequence">Sequence of the inbound activity; the replies follow it.</param>
/// <param name="Length">How many activities the turn put into the log.</param>
/// <param name="ContentHash">Hash of what came in, to tell a repetition from a conflict; <see langword="null"/> where something secret was removed from it.</param>
public sealed record EarlierTurn(long FirstSequence, int Length, string? ContentHash);
