namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>A case, as a hub elsewhere knows it.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="ChannelId">Where the customer writes from.</param>
/// <param name="Locale">The language of the conversation.</param>
/// <param name="Offer">How many times it was offered.</param>
public sealed record HubCase(string Id, string ConversationId, string ChannelId, string Locale, int Offer)
{
    /// <summary>The id of something that is sent about the case; the same whenever it is sent again.</summary>
    /// <param name="what"><c>offer</c>, <c>close</c>, or a place in the log.</param>
    public string EventId(string what) => $"{Id}.{Offer}.{what}";
}
