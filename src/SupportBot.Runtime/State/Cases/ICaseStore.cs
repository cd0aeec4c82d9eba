namespace SupportBot.Runtime.State.Cases;

/// <summary>Reads the queue that turns write, and keeps the agents' notes. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface ICaseStore
{
    /// <summary>One case, or <see langword="null"/>.</summary>
    /// <exception cref="StoredStateException">Its row cannot be read.</exception>
    Task<CaseRow?> FindCaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Cases in the order of the queue.</summary>
    Task<CasePage> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>Cases that changed after a change of which the caller knows, so that whoever knows the rest reads no more than that.</summary>
    /// <param name="after">Number of that change; 0 for none.</param>
    /// <param name="openOnly">Whether only cases that wait or are with an agent are wanted: for a first reading.</param>
    /// <param name="limit">The most cases, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<CaseChanges> ListChangesAsync(long after, bool openOnly, int limit, CancellationToken cancellationToken);

    /// <summary>The whole queue in its order: every case that waits.</summary>
    Task<IReadOnlyList<WaitingCase>> ListWaitingAsync(CancellationToken cancellationToken);

    /// <summary>How much there is to do, at <paramref name="now"/>.</summary>
    Task<CaseCounts> CountCasesAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All cases of one conversation that can be read, oldest first.</summary>
    Task<IReadOnlyList<CaseRow>> ListCasesOfAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Keeps a note, and with it the audit log's entry; the key makes a repetition harmless.</summary>
    /// <returns>The note as it is kept, the first one if the key was used before.</returns>
    Task<CaseNote> AddNoteAsync(string caseId, AgentIdentity author, string text, string key, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The notes of a case, oldest first.</summary>
    Task<IReadOnlyList<CaseNote>> ListNotesAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Keeps whom a note calls, each of them unseen. Whoever it calls already, and whoever has no account, changes nothing.</summary>
    Task AddMentionsAsync(CaseNote note, IReadOnlyList<AgentIdentity> agents, CancellationToken cancellationToken);

    /// <summary>Whom the notes of a case call, in the order of the notes.</summary>
    Task<IReadOnlyList<NoteMention>> ListMentionsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The cases whose notes call an agent who has not seen it yet, the latest first; at most 100.</summary>
    Task<IReadOnlyList<string>> ListUnseenMentionsAsync(string agentId, CancellationToken cancellationToken);

    /// <summary>The agent has seen what the notes of a case call it for.</summary>
    Task SeeMentionsAsync(string caseId, string agentId, DateTimeOffset at, CancellationToken cancellationToken);
}
