namespace SupportBot.Runtime.State;

/// <summary>A button of a prompt.</summary>
/// <param name="Value">What the dialog receives.</param>
/// <param name="Text">Id of the text on the button, or the path of the folder whose name is the label.</param>
/// <param name="Intents">Intents that mean this choice when a customer types instead.</param>
public sealed record PromptChoice(string Value, string Text, IReadOnlyList<string> Intents);
