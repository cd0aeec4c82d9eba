using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>What the routes of the desk in Teams answer.</summary>
internal static class TeamsBodies
{
    /// <param name="Code">Shown once.</param>
    /// <param name="Say">What to write in Teams, code included.</param>
    /// <param name="ExpiresAt">From when on it is good for nothing.</param>
    internal sealed record TeamsCode(string Code, string Say, DateTimeOffset ExpiresAt);

    internal sealed record TeamsMe(bool Linked, DateTimeOffset? LinkedAt);

    internal sealed record TeamsChannel(string Id, string Locale, DateTimeOffset AddedAt);

    internal sealed record TeamsAgent(AgentIdentity Agent, DateTimeOffset LinkedAt);

    /// <param name="CaseId">The case that a channel does not show as it is.</param>
    /// <param name="ChannelId">The channel.</param>
    /// <param name="Since">Since when nothing arrived there.</param>
    /// <param name="Problem">Why it was given up.</param>
    internal sealed record TeamsFailure(string CaseId, string ChannelId, DateTimeOffset? Since, string? Problem);

    internal sealed record TeamsOverview(IReadOnlyList<TeamsChannel> Channels, IReadOnlyList<TeamsAgent> Agents, IReadOnlyList<TeamsFailure> Failures);
}
