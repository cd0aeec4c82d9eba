namespace SupportBot.Runtime.State.Cases;

/// <summary>Reads the queue that turns write, and keeps the agents' notes. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface ICaseStore
{
    /// <summary>One case, or <see langword="null"/>.</summary>
    Task<CaseRow?> FindCaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Cases in the order of the queue.</summary>
    Task<CasePage> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>The whole queue in its order: every case that waits.</summary>
    Task<IReadOnlyList<WaitingCase>> ListWaitingAsync(CancellationToken cancellationToken);

    /// <summary>How much there is to do, at <paramref name="now"/>.</summary>
    Task<CaseCounts> CountCasesAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All cases of one conversation, oldest first.</summary>
    Task<IReadOnlyList<CaseRow>> ListCasesOfAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Keeps a note, and with it the audit log's entry; the key makes a repetition harmless.</summary>
    /// <returns>The note as it is kept, the first one if the key was used before.</returns>
    Task<CaseNote> AddNoteAsync(string caseId, AgentIdentity author, string text, string key, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The notes of a case, oldest first.</summary>
    Task<IReadOnlyList<CaseNote>> ListNotesAsync(string caseId, CancellationToken cancellationToken);
}
