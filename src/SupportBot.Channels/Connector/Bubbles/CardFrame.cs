using System.Globalization;
using SupportBot.Channels.Connector.Cards;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>What the cards of one bubble have in common: the conversation, the language, and what the channel's buttons can do.</summary>
/// <param name="Bubble">The bubble.</param>
/// <param name="Chat">The short name of the conversation.</param>
/// <param name="Executes">Whether the channel answers a pressed button with a card.</param>
/// <param name="Texts">What authors wrote for cards.</param>
internal sealed record CardFrame(Bubble Bubble, string Chat, bool Executes, CardTexts Texts)
{
    private const string Small = "small";

    public string Locale { get; } = Texts.LocaleOf(Bubble.Locale);

    /// <summary>A sentence that is said above everything else, such as why the card is not the one that was pressed.</summary>
    public string? Notice { get; init; }

    public string Find(string key, params ReadOnlySpan<(string Name, string Value)> values) => Texts.Find(Locale, key, values);

    public CardPress Press(string verb) => new() { Verb = verb, Chat = Chat, Sequence = Bubble.Sequence };

    public CardButton Button(string title, CardPress press) => Executes
        ? new CardButton.Execute(CardWords.Plain(title), press.Verb, new(press))
        : new CardButton.Submit(CardWords.Plain(title), new(press));

    public AdaptiveCard Card(IEnumerable<CardElement> body) => new()
    {
        Lang = Locale,
        FallbackText = Find("fallback"),
        Body = [.. Notice is null ? [] : new[] { CardWords.Line(Notice, "bolder") }, .. StepLine(), .. body],
    };

    private IEnumerable<CardElement> StepLine() => Bubble.Step is { } step && NameOf(step) is { Length: > 0 } name
        ? [CardWords.Line(name, isSubtle: true) with { Spacing = Notice is null ? null : Small }]
        : [];

    private string NameOf(BubbleMeaning.Stretch step)
    {
        var name = Find($"station.{step.Name}");
        return name.Length > 0 && step is { Number: { } number, Of: { } of } ? Find("step", ("name", name), ("number", Text(number)), ("of", Text(of))) : name;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
