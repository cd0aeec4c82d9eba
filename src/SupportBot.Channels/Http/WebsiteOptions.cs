namespace SupportBot.Channels.Http;

/// <summary>Where the server stands on the web, and who may show it or call it from a browser.</summary>
public sealed class WebsiteOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Website";

    /// <summary>The address at which browsers reach the server, such as <c>https://chat.example.com</c>. Default: the address it listens on.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Origins of the sites that may show the widget or call Direct Line, such as <c>https://www.example.com</c>. Default: only the server's own.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Addresses or networks of the proxies whose forwarded headers are believed, such as <c>10.0.0.0/8</c>. Default: none.</summary>
    public IList<string> TrustedProxies { get; } = [];
}
