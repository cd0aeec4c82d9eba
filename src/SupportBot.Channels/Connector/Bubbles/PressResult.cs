using SupportBot.Channels.Connector.Cards;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>What comes of a pressed button.</summary>
/// <param name="Card">What takes the card's place, or, where it <paramref name="IsNoneOfOurs"/>, what is shown beside it.</param>
/// <param name="Problem">What went wrong, where there is no card to show.</param>
/// <param name="IsNoneOfOurs">Whether no card that the conversation was shown has such a button, and nobody else has the conversation.</param>
internal sealed record PressResult(AdaptiveCard? Card, CardAnswer? Problem = null, bool IsNoneOfOurs = false);
