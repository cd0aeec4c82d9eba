using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>Who calls the API: the holder of a token, or a back end with the secret, which may act in any conversation.</summary>
/// <param name="Grant">What the token allows; <see langword="null"/> with the secret.</param>
internal sealed record Caller(Grant? Grant)
{
    /// <summary>Why the caller may not act in a conversation. The store is not asked, so that the time tells nothing about other people's ids.</summary>
    public Refusal? RefusalFor(string conversationId) => Grant is null || Grant.Conversation == conversationId
        ? null
        : Refusal.Forbidden("The token is for another conversation. Use the one that came with this conversation.");
}
