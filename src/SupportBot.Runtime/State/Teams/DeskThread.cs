namespace SupportBot.Runtime.State.Teams;

/// <summary>How far a case got in a channel of Teams: its thread, the card at the thread's head, and what was carried into it.</summary>
public sealed record DeskThread
{
    /// <summary>The case; with the case the row goes.</summary>
    public required string CaseId { get; init; }

    /// <summary>The channel, by its name here.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The thread as Teams knows it; <see langword="null"/> until there is one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The activity that shows the card.</summary>
    public string? CardId { get; init; }

    /// <summary>What the card shows, as a hash; the card is sent again when it would be another one.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Sequence of the last activity of the conversation's log that was carried into the thread, or does not belong there.</summary>
    public long Watermark { get; init; }

    /// <summary>Id of the last note that was carried, or does not belong there.</summary>
    public long NoteMark { get; init; }

    /// <summary>Later places in the log that were written in the thread itself, so that they stand there already.</summary>
    public IReadOnlyList<long> OwnSequences { get; init; } = [];

    /// <summary>Later notes that were written in the thread itself.</summary>
    public IReadOnlyList<long> OwnNotes { get; init; } = [];

    /// <summary>When the case had last changed as it was carried; <see langword="null"/> before it was.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Whether the case was resolved, and nothing was left to do.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Not before this time is anything sent. While one process sends, it is in the future.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often the next thing to send was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when nothing arrives.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why the last try failed, for the operator; nothing of what was said.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it was given up. The case goes on at the desk's page.</summary>
    public bool IsDead { get; init; }

    /// <summary>Rises by one with every change, from 1; of two who change the same, one wins.</summary>
    public long Version { get; init; } = 1;
}
