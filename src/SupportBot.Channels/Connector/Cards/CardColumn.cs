namespace SupportBot.Channels.Connector.Cards;

/// <summary>One of several parts of a card that stand side by side.</summary>
/// <param name="Width"><c>auto</c>, or <c>stretch</c> for what is left.</param>
/// <param name="Items">What stands in it.</param>
internal sealed record CardColumn(string Width, IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "Column";

    public string VerticalContentAlignment { get; } = "center";
}
