using SupportBot.Runtime.State;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>What an agent reads of a case at a glance. Made from the conversation's state and the content, never from guesses; nothing personal is in it.</summary>
public sealed record CaseCard
{
    /// <summary>The lines in the order in which they are read, the seven that matter most first.</summary>
    public required IReadOnlyList<CardLine> Lines { get; init; }

    /// <summary>The points of the checklist.</summary>
    public required IReadOnlyList<CardPoint> Checklist { get; init; }

    /// <summary>What a manual review needs.</summary>
    public required IReadOnlyList<CardPoint> Materials { get; init; }

    /// <summary>The rejections that the customer told of, the oldest first.</summary>
    public required IReadOnlyList<CardAttempt> Attempts { get; init; }

    /// <summary>Makes the card.</summary>
    /// <param name="content">The content, for names and texts.</param>
    /// <param name="facts">What is known of the customer's problem.</param>
    /// <param name="customerLocale">The language of the conversation.</param>
    /// <param name="agentLocale">The language of the card.</param>
    public static CaseCard Of(SupportContent content, CaseState facts, string customerLocale, string agentLocale)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(facts);
        return new CardWriter(content.Snapshot, facts, agentLocale).Write(customerLocale);
    }

    /// <summary>The name of a topic in a language, or <see langword="null"/> where there is none.</summary>
    public static string? ReasonName(SupportContent content, string? topic, string locale)
    {
        ArgumentNullException.ThrowIfNull(content);
        return topic is not null && content.Snapshot.Topics.ContainsKey(topic) ? content.Snapshot.Name(content.Snapshot.ResolveLocale(locale), topic) : null;
    }
}
