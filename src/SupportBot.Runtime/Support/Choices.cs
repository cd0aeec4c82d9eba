using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Buttons that several dialogs use, and the ids of the prompts.</summary>
internal static class Choices
{
    public const string ChoicePrompt = "choice";
    public const string ConfirmPrompt = "confirm";
    public const string NumberPrompt = "number";
    public const string TextPrompt = "text";
    public const string ReadingPrompt = "reading";

    public static PromptChoice Done { get; } = new("done", "shared/button.done", ["done", "affirm"]);

    public static PromptChoice Walk { get; } = new("walk", "shared/button.walk", ["walk-through"]);

    public static PromptChoice NotSure { get; } = new("not-sure", "shared/button.not-sure", ["not-sure"]);

    public static PromptChoice Cannot { get; } = new("cannot", "shared/button.cannot", ["cannot", "deny"]);

    public static PromptChoice Person { get; } = new("person", "shared/button.person", []);

    public static PromptChoice None { get; } = new("none", "shared/button.none", ["none-of-these", "deny"]);

    public static PromptChoice NoReason { get; } = new("no-reason", "shared/button.no-reason", []);

    /// <summary>The reasons of the menu, by their folders.</summary>
    public static IEnumerable<PromptChoice> Menu(ContentSnapshot content) => content.Menu.Select(Of);

    public static PromptChoice Of(Topic topic) => new(topic.Path, topic.Path, []);

    public static PromptChoice Of(string value, string text, params string[] intents) => new(value, text, intents);

    /// <summary>A yes-or-no question.</summary>
    public static PromptState YesNo(string text, IReadOnlyDictionary<string, string>? values = null) =>
        new() { Text = text, Values = values ?? new Dictionary<string, string>(), Choices = Prompts.ConfirmPrompt.Choices };

    /// <summary>The question of a slot, with its values as buttons.</summary>
    public static PromptState Slot(Turn turn, string slot) => new()
    {
        Text = $"slots/ask.{slot}",
        Choices = [.. turn.Content.Slots[slot].Select(value => Of(value, $"slots/choice.{slot}.{value}"))],
    };
}
