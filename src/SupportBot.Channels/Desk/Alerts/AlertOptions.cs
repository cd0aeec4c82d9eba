namespace SupportBot.Channels.Desk.Alerts;

/// <summary>How agents are called who do not look at the desk: through their browsers' push services.</summary>
public sealed class AlertOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Alerts";

    /// <summary>Whether agents may let their browsers be called. Default: true.</summary>
    public bool WebPush { get; set; } = true;

    /// <summary>Where the key is kept that proves to push services who calls, and seals the browsers' addresses. Default: <c>data/alerts.key</c>.</summary>
    public string KeyFile { get; set; } = Path.Combine("data", "alerts.key");

    /// <summary>Hosts of push services, or domains such as <c>*.push.services.mozilla.com</c>; in Development also origins. Default: those of Chrome, Edge, Firefox and Safari.</summary>
    public IList<string> PushHosts { get; } = [];

    /// <summary>Whom a push service can ask when something is wrong: an address with <c>mailto:</c> or <c>https:</c>. Default: the server's public https address, else the sender of its mail.</summary>
    public string? Contact { get; set; }
}
