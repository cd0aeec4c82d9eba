using SupportBot.Runtime.State.Agents;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>What one agent is told at once, however many alerts there are.</summary>
/// <param name="Agent">Whom it is for.</param>
/// <param name="Alerts">At least one; the most urgent first, of equal ones the newest.</param>
public sealed record AlertNotice(AgentAccount Agent, IReadOnlyList<Alert> Alerts);
