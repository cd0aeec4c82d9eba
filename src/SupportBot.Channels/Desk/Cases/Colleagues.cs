using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Finds colleagues to whom a case can be handed: nobody is sent to somebody who is not there. Thread-safe.</summary>
internal sealed class Colleagues(IAgentStore agents, AgentPresence presence)
{
    public async Task<AgentIdentity?> FindHereAsync(string agentId, CancellationToken cancellationToken) =>
        await agents.FindAgentAsync(agentId, cancellationToken) is { IsDisabled: false } agent && presence.StatusOf(agentId) != AgentStatus.Offline
            ? new(agent.Id, agent.Name)
            : null;
}
