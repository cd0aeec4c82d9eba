namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>That a note names an agent.</summary>
internal sealed record Mention(string AgentId, string CaseId, string NoteId, DateTimeOffset At);
