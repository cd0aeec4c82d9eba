namespace SupportBot.Runtime.State.Cases;

/// <summary>A colleague whom a note calls. It is kept with the note, in a table of its own, and leads to a customer as little as the note does.</summary>
/// <param name="NoteId">The note.</param>
/// <param name="Agent">Whom it calls, by the name that stands in it.</param>
public sealed record NoteMention(long NoteId, AgentIdentity Agent);
