using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Asks for one of several buttons. Result: the value of the choice.</summary>
internal sealed class ChoicePrompt(string id, IReadOnlyList<string> retryTexts) : Prompt<PromptChoice>(id, retryTexts)
{
    protected override PromptChoice? Recognize(Utterance utterance, PromptState prompt, Turn turn) => ChoiceRecognizer.Recognize(utterance, prompt, turn);

    protected override string Write(PromptChoice answer) => answer.Value;
}
