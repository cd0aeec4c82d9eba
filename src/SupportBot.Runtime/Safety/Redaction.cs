namespace SupportBot.Runtime.Safety;

/// <summary>A message after its secrets were taken out. It holds no part of any of them.</summary>
public sealed record Redaction
{
    /// <summary>The message with a placeholder for every secret; all the rest is exactly as typed.</summary>
    public required string Text { get; init; }

    /// <summary>What was taken out: each kind once, the most severe first; empty when the message was clean.</summary>
    public IReadOnlyList<SecretKind> Kinds { get; init; } = [];

    /// <summary>
    /// The kind that the message announced without giving it ("my password is"); the next message of the same
    /// customer then probably is that secret. <see langword="null"/> when nothing was announced.
    /// </summary>
    public SecretKind? Awaits { get; init; }
}
