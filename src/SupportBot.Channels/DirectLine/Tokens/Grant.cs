namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>What a token allows: to take part in one conversation as one user.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="User">The user's id, beginning with <c>dl_</c>; every activity that is posted comes from it.</param>
internal sealed record Grant(string Conversation, string User)
{
    /// <summary>Sites on which the token may be used; all that the server allows when there are none.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The signed-in account to which the conversation belongs; <see langword="null"/> for an anonymous one.</summary>
    public string? Account { get; init; }
}
