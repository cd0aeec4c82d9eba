using System.Text.Json.Serialization;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>A button of a card.</summary>
/// <param name="Title">The words on it, which no client reads as Markdown.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Execute), "Action.Execute")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
[JsonDerivedType(typeof(Show), "Action.ShowCard")]
[JsonDerivedType(typeof(Open), "Action.OpenUrl")]
internal abstract record CardButton(string Title)
{
    /// <summary>Tells the bot, which answers with the card as it is then.</summary>
    /// <param name="Title">The words on it.</param>
    /// <param name="Verb">What is meant; never empty, or the button does nothing.</param>
    /// <param name="Data">What comes with it.</param>
    public sealed record Execute(string Title, string Verb, CardPayload Data) : CardButton(Title)
    {
        /// <summary>What clients use that do not know Execute.</summary>
        public CardButton Fallback { get; } = new Submit(Title, Data);
    }

    /// <summary>Sends a message without words to the bot.</summary>
    /// <param name="Title">The words on it.</param>
    /// <param name="Data">What comes with it.</param>
    public sealed record Submit(string Title, CardPayload Data) : CardButton(Title);

    /// <summary>Unfolds a card below, such as one with a field to fill in.</summary>
    /// <param name="Title">The words on it.</param>
    /// <param name="Card">What unfolds.</param>
    public sealed record Show(string Title, AdaptiveCard Card) : CardButton(Title);

    /// <summary>Opens a page.</summary>
    /// <param name="Title">The words on it.</param>
    /// <param name="Url">The page, by https.</param>
    public sealed record Open(string Title, string Url) : CardButton(Title);
}
