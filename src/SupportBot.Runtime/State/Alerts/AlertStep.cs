namespace SupportBot.Runtime.State.Alerts;

/// <summary>The ways to call an agent, one after the other: each is taken only when the one before brought nobody.</summary>
public static class AlertStep
{
    /// <summary>The agent's open pages: a message, the title, the icon, a sound.</summary>
    public const string Page = "page";

    /// <summary>The agent's browsers, through their push services, whether the desk is open or not.</summary>
    public const string Push = "push";

    /// <summary>A card in Microsoft Teams.</summary>
    public const string Teams = "teams";

    /// <summary>An e-mail.</summary>
    public const string Mail = "mail";

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Page, Push, Teams, Mail];
}
