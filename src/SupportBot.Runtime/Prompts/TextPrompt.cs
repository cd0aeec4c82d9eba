using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Asks for free words and offers buttons. Result: the value of a button, else the words.</summary>
internal sealed class TextPrompt(string id, IReadOnlyList<string> retryTexts) : Prompt<string>(id, retryTexts)
{
    /// <summary>Put before the words, so that nobody can type the value of a button.</summary>
    public const string Words = "words:";

    /// <summary>A pressed button answers; free words are left to whoever reads them first.</summary>
    public override bool Accepts(Utterance utterance, PromptState prompt, Turn turn) => ChoiceRecognizer.ByLabel(utterance, prompt, turn) is not null;

    protected override string? Recognize(Utterance utterance, PromptState prompt, Turn turn) =>
        ChoiceRecognizer.ByLabel(utterance, prompt, turn)?.Value
        ?? (utterance.Pick is not null ? ChoiceRecognizer.Recognize(utterance, prompt, turn)?.Value : null)
        ?? Words + utterance.Text;

    protected override string Write(string answer) => answer;
}
