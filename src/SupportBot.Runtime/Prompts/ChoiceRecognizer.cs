using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Finds which button of a prompt an utterance means: its label, its number, other words for it, or an intent.</summary>
internal static class ChoiceRecognizer
{
    public static PromptChoice? Recognize(Utterance utterance, PromptState prompt, Turn turn) =>
        ByLabel(utterance, prompt, turn) ?? ByNumber(utterance, prompt) ?? ByWords(utterance, prompt) ?? ByIntent(utterance, prompt);

    /// <summary>A pressed button, or its label typed.</summary>
    public static PromptChoice? ByLabel(Utterance utterance, PromptState prompt, Turn turn)
    {
        var text = utterance.Text.Trim().TrimEnd('.', '\u3002');
        return prompt.Choices.FirstOrDefault(choice =>
            string.Equals(turn.Label(choice.Text).Trim().TrimEnd('.', '\u3002'), text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(choice.Value, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The one choice whose own words were said.</summary>
    public static PromptChoice? ByName(Utterance utterance, PromptState prompt) => Only(prompt, choice => utterance.Choices.Contains(choice.Text));

    /// <summary>"1" is the first button; "1 time" and "2 hours" count something else.</summary>
    private static PromptChoice? ByNumber(Utterance utterance, PromptState prompt) =>
        utterance.Pick is { } number && number >= 1 && number <= prompt.Choices.Count
        && !prompt.Choices.Any(choice => int.TryParse(choice.Value, out _))
            ? prompt.Choices[number - 1]
            : null;

    private static PromptChoice? ByWords(Utterance utterance, PromptState prompt) =>
        Only(prompt, choice => utterance.Choices.Contains(choice.Text) || utterance.Answers.Any(answer => answer.Key == choice.Text));

    private static PromptChoice? Only(PromptState prompt, Func<PromptChoice, bool> isNamed) =>
        prompt.Choices.Where(isNamed).ToArray() is [var named] ? named : null;

    private static PromptChoice? ByIntent(Utterance utterance, PromptState prompt) => utterance.Intents
        .Select(intent => prompt.Choices.FirstOrDefault(choice => choice.Intents.Contains(intent.Key, StringComparer.Ordinal)))
        .FirstOrDefault(choice => choice is not null);
}
