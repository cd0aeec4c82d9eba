namespace SupportBot.Channels.Hubs;

/// <summary>The agent hub elsewhere to which cases are offered, if there is one. Every case waits in the built-in queue too, until the hub takes it.</summary>
public sealed class HubOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Hub";

    /// <summary>How the hub is spoken to: <c>none</c>, <c>bot-framework</c> or <c>webhook</c>. Default: none, and agents work at the built-in desk alone.</summary>
    public string Kind { get; set; } = HubKinds.None;

    /// <summary>Where the hub takes cases. Plain http in Development only. Default: none.</summary>
    public string? Url { get; set; }

    /// <summary>What the hub and this server share: it signs what goes there, and proves what comes from there. Default: none.</summary>
    public string? Secret { get; set; }

    /// <summary>The name that customers read where the hub does not say who answers. Default: <c>Support</c>.</summary>
    public string AgentName { get; set; } = "Support";

    /// <summary>Seconds for the hub to take note of a case; then the built-in queue has it alone. Default: 10.</summary>
    public int AnswerSeconds { get; set; } = 10;

    /// <summary>Minutes for a person at the hub to take a case; then the built-in queue has it alone. Default: 15.</summary>
    public int AcceptMinutes { get; set; } = 15;
}
