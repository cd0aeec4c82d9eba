namespace SupportBot.Runtime.Support.Presentation;

/// <summary>One point of the checklist.</summary>
/// <param name="Id">Its id in the content.</param>
/// <param name="Text">Its words, in the turn's language.</param>
internal sealed record ChecklistPoint(string Id, string Text);
