namespace SupportBot.Channels.Connector.Cards;

/// <summary>Words in one style.</summary>
/// <param name="Text">The words, made harmless by <see cref="CardWords"/>.</param>
internal sealed record CardRun(string Text)
{
    public string Type { get; } = "TextRun";

    /// <summary><c>bolder</c>, or <see langword="null"/> for plain.</summary>
    public string? Weight { get; init; }

    /// <summary>Whether the words step back behind the others.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary><c>small</c> or <c>medium</c>; <see langword="null"/> means the client's own.</summary>
    public string? Size { get; init; }
}
