namespace SupportBot.Runtime.State.Cases;

/// <summary>Which cases to list.</summary>
public sealed record CaseQuery
{
    /// <summary>Statuses, of <see cref="CaseStatus"/>; empty: all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only cases of this agent.</summary>
    public string? AgentId { get; init; }

    /// <summary>Only cases in which a note calls this agent.</summary>
    public string? MentionedId { get; init; }

    /// <summary>Only cases in which a customer waits for an answer: nobody has it, or whoever has it did not answer the last message.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>Only cases of this topic, such as <c>reasons/glare</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>Only conversations in this language.</summary>
    public string? Locale { get; init; }

    /// <summary>Words to look for, in whole or in part, in case id, topic, the words that speak for it, what was told of documents, and last line. Of many the first eight count.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Whether the number of all cases has to be exact. Default: yes. If not, a search for words that very many cases have stops soon behind the page, and tells how many it met by then.
    /// </summary>
    public bool IsTotalExact { get; init; } = true;

    /// <summary>How many to skip.</summary>
    public int Offset { get; init; }

    /// <summary>The most to answer, 1 to 500.</summary>
    public int Limit { get; init; } = 100;
}
