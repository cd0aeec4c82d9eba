using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>What every prompt can tell without changing anything.</summary>
internal abstract class PromptDialog(string id) : Dialog(id)
{
    /// <summary>Whether the utterance answers the prompt.</summary>
    public abstract bool Accepts(Utterance utterance, PromptState prompt, Turn turn);
}
