using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>
/// Asks which of the readings of a message is meant. Result: the value of a button; else the words, where they speak of a topic themselves.
/// </summary>
internal sealed class ReadingPrompt(string id, IReadOnlyList<string> retryTexts) : Prompt<string>(id, retryTexts)
{
    public override bool Accepts(Utterance utterance, PromptState prompt, Turn turn) => Recognize(utterance, prompt, turn) is not null;

    /// <summary>A reason that is named for certain counts before "none of these", which may stand before it.</summary>
    protected override string? Recognize(Utterance utterance, PromptState prompt, Turn turn)
    {
        var words = TextPrompt.Words + utterance.Text;
        return ChoiceRecognizer.ByLabel(utterance, prompt, turn)?.Value
            ?? (utterance.Certain is { } certain ? prompt.Choices.FirstOrDefault(choice => choice.Value == certain.Topic)?.Value ?? words : null)
            ?? ChoiceRecognizer.Recognize(utterance, prompt, turn)?.Value
            ?? (utterance.Decision == Decision.None ? null : words);
    }

    protected override string Write(string answer) => answer;
}
