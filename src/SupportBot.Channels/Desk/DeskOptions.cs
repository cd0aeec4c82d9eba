namespace SupportBot.Channels.Desk;

/// <summary>The agents' desk: whether there is one, and how agents sign in.</summary>
public sealed class DeskOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Desk";

    /// <summary>Whether agents can sign in here and take cases. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Hours after which an agent has to sign in again. Default: 12.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Address of the OpenID Connect provider, such as <c>https://login.example.com</c>. Default: none, and agents have accounts here.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider knows the desk by. Needed with <see cref="Authority"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that the provider gave for <see cref="ClientId"/>. Needed with <see cref="Authority"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the button for signing in through the provider says. Default: <c>OpenID Connect</c>.</summary>
    public string ProviderName { get; set; } = "OpenID Connect";

    /// <summary>The claim that says what an agent may do. Default: <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>
    /// Values of <see cref="RoleClaim"/>, and the role that each stands for: <c>agent</c>, <c>lead</c> or <c>admin</c>. Whoever has several gets the
    /// greatest, whoever has none may not sign in. Default: none. Needed with <see cref="Authority"/>.
    /// </summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
