namespace SupportBot.Channels.Connector.Cards;

/// <summary>What a pressed button brings back, below a name of its own that keeps it apart from what other cards send.</summary>
/// <param name="SupportBot">What was pressed.</param>
internal sealed record CardPayload(CardPress? SupportBot);
