using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>The button that a question gets when too much was not understood, or where the bot can do no more. No dialog reads it as an answer.</summary>
internal static class OfferedPerson
{
    private const string Value = "offered-person";

    private const int ShortYes = 3;

    private static readonly PromptChoice Choice = new(Value, "shared/button.person", ["human-agent"]);

    /// <summary>The question with the button, once; one that offers a person anyway stays as it is.</summary>
    public static PromptState With(PromptState prompt) =>
        prompt.Choices.Any(choice => choice.Text == Choice.Text) ? prompt : prompt with { Choices = [.. prompt.Choices, Choice] };

    /// <summary>Whether the utterance takes the offer: by the button, in words, or by a plain yes where that answers nothing else.</summary>
    public static bool IsTaken(Utterance utterance, PromptState? prompt, Turn turn)
    {
        if (prompt?.Choices.Any(choice => choice.Value == Value) != true)
        {
            return false;
        }

        var choice = ChoiceRecognizer.Recognize(utterance, prompt, turn);
        return choice?.Value == Value || (choice is null && utterance.Words <= ShortYes && utterance.Says("affirm"));
    }
}
