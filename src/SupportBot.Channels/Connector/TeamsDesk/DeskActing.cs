using Microsoft.Extensions.Logging;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;
using SupportBot.Runtime.Support;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Carries out what agents do in Teams: the same turns, notes and entries of the audit log as from the desk's page, each once however often Teams calls. Thread-safe.</summary>
internal sealed class DeskActing(
    TurnPipeline pipeline, ICaseStore cases, IAgentStore agents, AgentPresence presence, NoteSignals notes, DeskThreads threads, SupportContent content, TimeProvider time,
    ILogger<DeskActing> log)
{
    /// <summary>Where it was done, for the audit log.</summary>
    private const string Via = "msteams";

    /// <summary>Does something to a case.</summary>
    /// <param name="call">By what it was asked for; its id makes a repetition harmless.</param>
    /// <param name="agent">Who does it.</param>
    /// <param name="row">The case.</param>
    /// <param name="name">The action's name, which tells its calls apart.</param>
    /// <param name="action">The action.</param>
    /// <param name="thread">The thread in which the words stand already; <see langword="null"/> where they do not.</param>
    public async Task<Outcome> ActAsync(Activity call, AgentAccount agent, CaseRow row, string name, DeskAction action, DeskThread? thread)
    {
        using var begun = threads.Begin(row.Case.Id);
        // Begun, it is finished and written down, also when Teams gives up meanwhile.
        var meant = action with { CaseId = row.Case.Id, Via = call.ChannelId };
        var receipt = await pipeline.ActAsync(row.ConversationId, meant, KeyOf(call, agent, name), CancellationToken.None);
        log.ActionTaken(agent.Id, name, row.Case.Id, receipt.Refusal?.ToString() ?? receipt.Outcome.ToString());
        presence.WorkElsewhere(agent.Id);
        if (receipt.Outcome == TurnOutcome.Committed)
        {
            await OwnAsync(thread, receipt);
        }

        return receipt.Outcome switch
        {
            TurnOutcome.Committed => Outcome.Done,
            TurnOutcome.Repeated => Outcome.Again,
            TurnOutcome.Refused => new(false, receipt.Refusal),
            TurnOutcome.Ended => Outcome.Refused(DeskRefusal.Resolved),
            TurnOutcome.UnknownConversation => Outcome.Refused(DeskRefusal.NoCase),
            _ => Outcome.Busy,
        };
    }

    /// <summary>Writes a note.</summary>
    /// <param name="call">As for <see cref="ActAsync"/>.</param>
    /// <param name="agent">Who writes it.</param>
    /// <param name="row">The case.</param>
    /// <param name="text">The words.</param>
    /// <param name="thread">As for <see cref="ActAsync"/>.</param>
    public async Task<Outcome> NoteAsync(Activity call, AgentAccount agent, CaseRow row, string text, DeskThread? thread)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > CaseNote.MaximumCharacters)
        {
            return Outcome.Refused(string.IsNullOrWhiteSpace(text) ? DeskRefusal.Empty : DeskRefusal.TooLong);
        }

        using var begun = threads.Begin(row.Case.Id);
        var key = KeyOf(call, agent, "note") ?? Guid.NewGuid().ToString("N");
        var before = await cases.ListNotesAsync(row.Case.Id, CancellationToken.None);
        var note = await cases.AddNoteAsync(row.Case.Id, new(agent.Id, agent.Name), content.Redact(text.Trim(), row.Locale), key, time.GetUtcNow(), CancellationToken.None);
        presence.WorkElsewhere(agent.Id);
        if (before.Any(other => other.Id == note.Id))
        {
            return Outcome.Again;
        }

        if (thread is not null)
        {
            await threads.ChangeAsync(thread, kept => kept with { OwnNotes = [.. kept.OwnNotes, note.Id] }, CancellationToken.None);
        }

        notes.Tell(note, call.ChannelId);
        return Outcome.Done;
    }

    /// <summary>Notes that an agent looks into a conversation.</summary>
    public Task ReadAsync(AgentAccount agent, CaseRow row)
    {
        presence.WorkElsewhere(agent.Id);
        return agents.AddAuditAsync(new(0, time.GetUtcNow(), agent.Id, AuditAction.ReadTranscript, row.Case.Id, Via), CancellationToken.None);
    }

    /// <summary>The message stands in the thread, where the agent wrote it.</summary>
    private async Task OwnAsync(DeskThread? thread, ActReceipt receipt)
    {
        if (thread is not null && receipt.Activities is [var written, ..] && LogPlace.Of(written) is > 0 and var place)
        {
            await threads.ChangeAsync(thread, kept => kept with { OwnSequences = [.. kept.OwnSequences, place] }, CancellationToken.None);
        }
    }

    private static string? KeyOf(Activity call, AgentAccount agent, string name) => call.Id is { Length: > 0 } id ? $"teams {agent.Id} {name} {id}" : null;

    /// <summary>What became of it.</summary>
    /// <param name="IsDone">Whether it stands, now or since an earlier call.</param>
    /// <param name="Refusal">Why it was not carried out; <see langword="null"/> while it could not be stored.</param>
    internal sealed record Outcome(bool IsDone, DeskRefusal? Refusal)
    {
        public static Outcome Done { get; } = new(true, null);

        /// <summary>It stood already: Teams sent the call twice, and whoever made it was answered.</summary>
        public static Outcome Again { get; } = new(true, null);

        public static Outcome Busy { get; } = new(false, null);

        public static Outcome Refused(DeskRefusal refusal) => new(false, refusal);
    }
}
