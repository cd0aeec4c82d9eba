using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Asks for yes or no. Result: <see cref="Yes"/> or <see cref="No"/>.</summary>
internal sealed class ConfirmPrompt(string id, IReadOnlyList<string> retryTexts) : Prompt<PromptChoice>(id, retryTexts)
{
    public const string Yes = "yes";

    public const string No = "no";

    /// <summary>The two buttons.</summary>
    public static IReadOnlyList<PromptChoice> Choices { get; } =
    [
        new(Yes, "shared/button.yes", ["affirm", "done"]),
        new(No, "shared/button.no", ["deny", "cancel", "none-of-these"]),
    ];

    protected override PromptChoice? Recognize(Utterance utterance, PromptState prompt, Turn turn) => ChoiceRecognizer.Recognize(utterance, prompt, turn);

    protected override string Write(PromptChoice answer) => answer.Value;
}
