using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>The agents' notes on a case. They are no activities, so no way to the customer takes them.</summary>
internal sealed class NoteEndpoints(
    ICaseStore cases, CaseFinder finder, Mentions mentions, DeskSockets sockets, NoteSignals signals, AuditTrail audit, SupportContent content, TimeProvider clock)
{
    private const int MostBytes = 65_536;

    private const int MostKey = 200;

    private static readonly Refusal Empty = DeskRefusals.Bad("The note has no words. Write some.");

    private static readonly Refusal TooLong = DeskRefusals.Bad($"The note is longer than {CaseNote.MaximumCharacters} characters. Make it shorter, or write two.");

    public void Map(DeskRoutes routes)
    {
        routes.Get<NoteList>($"{CaseFinder.Route}/notes", AgentRole.Agent, ListAsync, "The notes of a case, oldest first.");
        routes.Post<NoteBody, NoteView>($"{CaseFinder.Route}/notes", AgentRole.Agent, AddAsync, "Writes a note, which no customer can read. @name calls a colleague.", StatusCodes.Status201Created);
        routes.Map(HttpMethods.Post, $"{CaseFinder.Route}/mentions/seen", DeskAccess.Write(AgentRole.Agent), SeeAsync,
            new("The agent has seen what the notes of the case call it for.", null, null, StatusCodes.Status204NoContent));
    }

    private async Task<IResult> ListAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindAsync(context) is not { } row)
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadNotes, row.Case.Id, context.RequestAborted);
        var notes = await cases.ListNotesAsync(row.Case.Id, context.RequestAborted);
        var called = (await cases.ListMentionsAsync(row.Case.Id, context.RequestAborted)).ToLookup(mention => mention.NoteId, mention => mention.Agent);
        return DeskJson.Answer(new([.. notes.Select(note => View(note, [.. called[note.Id]]))]), DeskJson.Wire.NoteList);
    }

    private async Task<IResult> AddAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.NoteBody, MostBytes);
        if ((malformed ?? RefusalFor(body?.Text)) is { } refusal)
        {
            return refusal;
        }

        if (await finder.FindAsync(context) is not { } row)
        {
            return DeskRefusals.UnknownCase;
        }

        var text = content.Redact(body!.Text!, row.Locale);
        var note = await cases.AddNoteAsync(row.Case.Id, caller.Identity, text, KeyOf(context, caller), clock.GetUtcNow(), CancellationToken.None);
        var (called, missed) = await mentions.KeepAsync(note, body.Mentions ?? [], context.RequestAborted);
        var view = View(note, called);
        sockets.Tell(row.Case.Id, new() { Type = "note", CaseId = row.Case.Id, Note = view });
        signals.Tell(note, via: null);
        return DeskJson.Answer(view with { Missed = missed.Count > 0 ? missed : null }, DeskJson.Wire.NoteView, StatusCodes.Status201Created);
    }

    private async Task<IResult> SeeAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindAsync(context) is not { } row)
        {
            return DeskRefusals.UnknownCase;
        }

        await cases.SeeMentionsAsync(row.Case.Id, caller.Agent.Id, clock.GetUtcNow(), context.RequestAborted);
        return Results.NoContent();
    }

    private static Refusal? RefusalFor(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Empty : text.Length > CaseNote.MaximumCharacters ? TooLong : null;

    private static string KeyOf(HttpContext context, DeskCaller caller) =>
        context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= MostKey } key ? $"{caller.Agent.Id} {key}" : Guid.NewGuid().ToString("N");

    public static NoteView View(CaseNote note, IReadOnlyList<AgentIdentity> called) =>
        new(note.Id, note.Author, note.Text, note.At) { Mentions = called.Count > 0 ? called : null };
}
