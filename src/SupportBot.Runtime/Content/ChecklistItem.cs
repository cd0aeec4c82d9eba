namespace SupportBot.Runtime.Content;

/// <summary>A point of the checklist before sending.</summary>
/// <param name="Id">Name of the point; <c>item.&lt;id&gt;</c> is its text.</param>
/// <param name="LeadsTo">The topic that helps when the point is not met.</param>
/// <param name="Detail">The typed detail that the point is about, if any.</param>
public sealed record ChecklistItem(string Id, string LeadsTo, string? Detail);
