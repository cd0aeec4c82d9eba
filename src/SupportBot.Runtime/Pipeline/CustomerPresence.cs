namespace SupportBot.Runtime.Pipeline;

/// <summary>Whether a customer has the chat open.</summary>
/// <param name="Pages">In how many pages.</param>
/// <param name="LeftAt">Since when in none.</param>
public sealed record CustomerPresence(int Pages, DateTimeOffset? LeftAt);
