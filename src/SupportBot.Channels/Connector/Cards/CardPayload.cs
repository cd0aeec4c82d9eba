namespace SupportBot.Channels.Connector.Cards;

/// <summary>What a pressed button brings back, below names of its own that keep it apart from what other cards send.</summary>
/// <param name="SupportBot">What a customer pressed.</param>
internal sealed record CardPayload(CardPress? SupportBot)
{
    /// <summary>What an agent pressed on the card of a case.</summary>
    public DeskPress? Desk { get; init; }

    /// <summary>What was written in the field beside the button.</summary>
    public string? Words { get; init; }
}
