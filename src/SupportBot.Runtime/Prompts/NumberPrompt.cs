using System.Globalization;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Asks for a number, or a button that stands for one. Result: the number, or the value of the button.</summary>
internal sealed class NumberPrompt(string id, IReadOnlyList<string> retryTexts) : Prompt<string>(id, retryTexts)
{
    protected override string? Recognize(Utterance utterance, PromptState prompt, Turn turn) =>
        ChoiceRecognizer.ByLabel(utterance, prompt, turn)?.Value
        ?? (utterance.Hours ?? utterance.Rejections ?? utterance.Number)?.ToString(CultureInfo.InvariantCulture)
        ?? ChoiceRecognizer.Recognize(utterance, prompt, turn)?.Value;

    protected override bool IsValid(string answer, PromptState prompt) =>
        !int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (number >= prompt.Minimum && number <= prompt.Maximum);

    protected override string Write(string answer) => answer;
}
