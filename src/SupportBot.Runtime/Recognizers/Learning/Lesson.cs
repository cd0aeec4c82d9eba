namespace SupportBot.Runtime.Recognizers.Learning;

/// <summary>A text to learn from.</summary>
/// <param name="Class">What it is about.</param>
/// <param name="Text">The text.</param>
internal sealed record Lesson(int Class, string Text);
