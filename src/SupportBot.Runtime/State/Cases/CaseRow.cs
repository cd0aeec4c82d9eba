namespace SupportBot.Runtime.State.Cases;

/// <summary>A row of the queue: the case, and what can be told of its conversation at a glance.</summary>
/// <param name="Case">The case as the last committed turn left it.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Facts">What is known of the customer's problem.</param>
/// <param name="ChannelId">Where the customer writes from.</param>
/// <param name="Locale">The language of the conversation.</param>
/// <param name="IsVerified">Whether the website vouches for the customer.</param>
/// <param name="LastLine">The customer's last words, redacted, in one line of at most 200 characters.</param>
/// <param name="UpdatedAt">When the last turn that saved the case was committed.</param>
public sealed record CaseRow(
    HandoffCase Case,
    string ConversationId,
    CaseState Facts,
    string ChannelId,
    string Locale,
    bool IsVerified,
    string? LastLine,
    DateTimeOffset UpdatedAt);
