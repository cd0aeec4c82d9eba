namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>A choice under a bubble.</summary>
/// <param name="Value">What it stands for, in every language the same.</param>
/// <param name="Title">The words on it, which mean it when they are written instead.</param>
internal sealed record BubbleChoice(string Value, string Title);
