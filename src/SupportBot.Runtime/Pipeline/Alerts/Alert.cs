using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>Something that agents should look at.</summary>
/// <param name="Key">Its name, the same whoever finds it: the same thing is the same alert after a restart, and the next message of the customer another one.</param>
/// <param name="Kind">One of <see cref="AlertKind"/>.</param>
/// <param name="Row">The case.</param>
/// <param name="At">When it began.</param>
/// <param name="AgentIds">Whom it concerns.</param>
public sealed record Alert(string Key, string Kind, CaseRow Row, DateTimeOffset At, IReadOnlyList<string> AgentIds);
