namespace SupportBot.Runtime.State;

/// <summary>What became of a turn that was to be stored.</summary>
public enum CommitResult
{
    /// <summary>It is stored.</summary>
    Committed,

    /// <summary>
    /// Another turn was first: it changed the version, used the key, or opened the conversation or another one of the account. Nothing was
    /// stored; load again and work the turn out again.
    /// </summary>
    Superseded,
}
