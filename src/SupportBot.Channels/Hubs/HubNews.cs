namespace SupportBot.Channels.Hubs;

/// <summary>Something that a hub says about a case, whatever dialect it speaks.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Kind">What it says.</param>
internal sealed record HubNews(string ConversationId, HubNewsKind Kind)
{
    /// <summary>The case, where the hub names it: what comes late then touches no later case.</summary>
    public string? CaseId { get; init; }

    /// <summary>The words for the customer.</summary>
    public string? Text { get; init; }

    /// <summary>Who at the hub writes.</summary>
    public string? AgentName { get; init; }

    /// <summary>What the hub repeats when it sends the same again.</summary>
    public string? Id { get; init; }
}
