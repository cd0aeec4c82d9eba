namespace SupportBot.Runtime.State.Cases;

/// <summary>
/// What agents write for agents. No <c>Activity</c>, and kept in a table of its own: nothing that leads to a customer accepts this type.
/// </summary>
/// <param name="Id">Rises with time.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">The words, redacted.</param>
/// <param name="At">When.</param>
public sealed record CaseNote(long Id, string CaseId, AgentIdentity Author, string Text, DateTimeOffset At)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaximumCharacters = 4000;
}
