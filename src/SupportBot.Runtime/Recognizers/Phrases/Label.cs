namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>What a phrase speaks for: its kind and its name.</summary>
internal readonly record struct Label(LabelKind Kind, string Name);
