using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Tells which agent somebody in Teams is: by a link, or because the desk's sign-in knows the same person. Thread-safe.</summary>
internal sealed class DeskPeople(ITeamsStore teams, IAgentStore agents)
{
    /// <summary>The agent, if the account is open.</summary>
    public async Task<AgentAccount?> FindAsync(DeskPlace place, CancellationToken cancellationToken)
    {
        if (place is not { UserId: { Length: > 0 } user, TenantId: { Length: > 0 } tenant })
        {
            return null;
        }

        var agent = await teams.FindLinkAsync(tenant, user, cancellationToken) is { } link
            ? await agents.FindAgentAsync(link.AgentId, cancellationToken)
            : (await agents.ListAgentsAsync(cancellationToken)).FirstOrDefault(account => IsSubject(account.Subject, tenant, user));
        return agent is { IsDisabled: false } ? agent : null;
    }

    /// <summary>Providers number people as they like; only one that names the organisation can mean the same number.</summary>
    private static bool IsSubject(string? subject, string tenant, string user) =>
        subject?.LastIndexOf('|') is > 0 and var bar
        && subject.AsSpan(bar + 1).Equals(user, StringComparison.OrdinalIgnoreCase)
        && subject.AsSpan(0, bar).Contains($"/{tenant}", StringComparison.OrdinalIgnoreCase);
}
