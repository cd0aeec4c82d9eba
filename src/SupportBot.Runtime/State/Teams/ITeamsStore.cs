using SupportBot.Runtime.State.Agents;

namespace SupportBot.Runtime.State.Teams;

/// <summary>Keeps what makes a channel of Teams a desk: codes, channels, who is who, and threads. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface ITeamsStore
{
    /// <summary>Keeps a code, and forgets those that are expired at <paramref name="now"/>.</summary>
    Task AddCodeAsync(DeskCode code, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes a code out of the store: of several who use it, one gets it.</summary>
    /// <returns>The code; <see langword="null"/> where there is none for the purpose, or it is expired at <paramref name="now"/>.</returns>
    Task<DeskCode?> TakeCodeAsync(string hash, string purpose, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The desk's channels, the oldest first.</summary>
    Task<IReadOnlyList<DeskChannel>> ListChannelsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a channel, or brings the way to it up to date.</summary>
    Task SaveChannelAsync(DeskChannel channel, CancellationToken cancellationToken);

    /// <summary>Ends a channel: its threads are forgotten, and what was sent stays where it is.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveChannelAsync(string channelId, CancellationToken cancellationToken);

    /// <summary>Who is who, the oldest first.</summary>
    Task<IReadOnlyList<TeamsLink>> ListLinksAsync(CancellationToken cancellationToken);

    /// <summary>Who somebody in Teams is, or <see langword="null"/>.</summary>
    Task<TeamsLink?> FindLinkAsync(string tenantId, string userId, CancellationToken cancellationToken);

    /// <summary>Keeps a link. The person and the account have no other one afterwards.</summary>
    Task SaveLinkAsync(TeamsLink link, CancellationToken cancellationToken);

    /// <summary>Ends the link of an account.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveLinkAsync(string agentId, CancellationToken cancellationToken);

    /// <summary>The thread of a case in a channel, or <see langword="null"/>.</summary>
    Task<DeskThread?> FindThreadAsync(string caseId, string channelId, CancellationToken cancellationToken);

    /// <summary>The thread that Teams knows by an id, or <see langword="null"/>.</summary>
    Task<DeskThread?> FindThreadOfAsync(string channelId, string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Ids of cases that a channel does not show as they are: those that wait or are with an agent and have no thread yet, and those that have changed since they were carried.
    /// What is not due at <paramref name="now"/>, or was given up, is not among them.
    /// </summary>
    Task<IReadOnlyList<string>> ListDueCasesAsync(string channelId, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Threads that were given up, of all channels.</summary>
    Task<IReadOnlyList<DeskThread>> ListDeadThreadsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Has threads that were given up carried on from where they stand.</summary>
    /// <param name="caseId">The case; <see langword="null"/> means all.</param>
    /// <param name="channelId">The channel; <see langword="null"/> means all.</param>
    /// <param name="dueAt">From when on they are carried.</param>
    /// <param name="audit">What the audit log tells of it, if there was any; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there were.</returns>
    Task<int> ReviveThreadsAsync(string? caseId, string? channelId, DateTimeOffset dueAt, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>Cards of a channel whose cases were erased, as far as they are due at <paramref name="now"/>.</summary>
    Task<IReadOnlyList<DeskLeftover>> ListLeftoversAsync(string channelId, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Counts a try to replace such a card, and has the next wait until <paramref name="dueAt"/>.</summary>
    Task PostponeLeftoverAsync(long id, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Forgets such a card: it was replaced, or never will be.</summary>
    Task RemoveLeftoverAsync(long id, CancellationToken cancellationToken);

    /// <summary>Keeps the thread in place of the one whose version is one less, or as a new one if its version is 1.</summary>
    /// <returns><see langword="false"/> if somebody else was first, or channel or case are gone; nothing was changed then.</returns>
    Task<bool> SaveThreadAsync(DeskThread thread, CancellationToken cancellationToken);
}
