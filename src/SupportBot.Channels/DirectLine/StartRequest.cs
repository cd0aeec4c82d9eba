using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>What comes with a request for a token or a conversation (directline-3.0.json, <c>TokenParameters</c>). All of it is optional.</summary>
internal sealed record StartRequest
{
    /// <summary>Who will talk.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>Sites on which the token may be used.</summary>
    public IReadOnlyList<string?>? TrustedOrigins { get; init; }

    /// <summary>The language to greet in. What is no text is passed over (CHECKLIST, item 22).</summary>
    public JsonElement? Locale { get; init; }

    public string? LocaleText => Locale is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
