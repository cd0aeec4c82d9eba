namespace SupportBot.Channels.Connector;

/// <summary>How the server speaks with Azure Bot Service, which carries Teams and its other channels.</summary>
public sealed class ConnectorOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Connector";

    /// <summary>The id under which the bot is registered with Azure Bot Service. Default: none, and the channel is switched off.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant of a single-tenant bot. Default: none, and tokens come from <c>botframework.com</c>, as for multi-tenant bots.</summary>
    public string? TenantId { get; set; }

    /// <summary>The secret with which the bot gets its tokens. Default: none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The file of a certificate with its RSA key, PFX or PEM, with which the bot gets its tokens. It is read anew for every token. Default: none.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>What opens the file in <see cref="CertificatePath"/>. Default: none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Whether the machine's managed identity, which has the id <see cref="AppId"/>, gets the tokens. Default: no.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>Where the keys are found with which Azure Bot Service signs its calls. Plain http in Development only.</summary>
    public string MetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who must have signed a call.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where tokens are fetched. Plain http in Development only. Default: the login page of <see cref="TenantId"/>, or the machine's managed identity.</summary>
    public string? TokenUrl { get; set; }

    /// <summary>
    /// Hosts to which replies may go: a host such as <c>smba.trafficmanager.net</c>, or all hosts below a domain such as <c>*.botframework.com</c>.
    /// In Development also an origin such as <c>http://localhost:3979</c>. Default: the public hosts of Azure Bot Service.
    /// </summary>
    public IList<string> ServiceHosts { get; } = [];

    /// <summary>
    /// Whether the Bot Framework Emulator and the Agents Playground may call without a token: from this machine and in Development only, and
    /// replies to them carry no token. A call that brings a token is checked all the same. Default: no.
    /// </summary>
    public bool AllowUnauthenticated { get; set; }

    /// <summary>Whether there is anybody to speak with.</summary>
    internal bool IsOn => AppId is not null || AllowUnauthenticated;
}
