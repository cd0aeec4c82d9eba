namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>What the widget knows when it asks for a token. All of it is optional.</summary>
internal sealed record WidgetTokenRequest
{
    /// <summary>What an earlier answer gave to come back to its conversation.</summary>
    public string? Resume { get; init; }

    /// <summary>The JWT with which the host page vouches for its visitor.</summary>
    public string? Identity { get; init; }

    /// <summary>The language to greet in.</summary>
    public string? Locale { get; init; }
}
