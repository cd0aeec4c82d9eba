namespace SupportBot.Channels.Desk.Events;

/// <summary>The case that a page looks at, and how far its log was sent.</summary>
/// <param name="caseId">The case.</param>
/// <param name="conversationId">Its conversation.</param>
/// <param name="after">The last place in the log that the page has.</param>
/// <param name="forget">Ends what is heard of the conversation meanwhile.</param>
internal sealed class Watch(string caseId, string conversationId, long after, Action forget)
{
    public string CaseId { get; } = caseId;

    public string ConversationId { get; } = conversationId;

    /// <summary>Moved by the sending side alone.</summary>
    public long Place { get; set; } = after;

    public void Forget() => forget();
}
