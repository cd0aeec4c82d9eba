namespace SupportBot.Runtime.State.Alerts;

/// <summary>A step of an alert that was taken, so that nobody takes it again.</summary>
/// <param name="AgentId">The agent whom it called.</param>
/// <param name="Step">One of <see cref="AlertStep"/>.</param>
/// <param name="At">When.</param>
public sealed record TakenStep(string AgentId, string Step, DateTimeOffset At);
