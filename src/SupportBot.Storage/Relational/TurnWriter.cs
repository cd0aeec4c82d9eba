using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Relational.Delivery;
using SupportBot.Storage.Relational.Desk;

namespace SupportBot.Storage.Relational;

/// <summary>Turns a turn into rows, inside a transaction that is open. Its JSON is made once, before the turn waits for the writer.</summary>
internal sealed class TurnWriter(TurnCommit commit, AuditLog audit)
{
    private readonly string _state = Write(commit.Conversation.State);
    private readonly string? _previous = commit.Conversation.State.Previous is { } previous ? Write(previous) : null;
    private readonly string[] _activities = [.. commit.Activities.Select(activity => JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity))];
    private readonly ReminderWriter _reminders = new(commit.Conversation.Id, commit.Effects);
    private readonly EffectWriter[] _effects = [.. commit.Effects.Where(effect => !ReminderWriter.IsFor(effect)).Select(effect => new EffectWriter(commit, effect))];

    private string Id => commit.Conversation.Id;

    private long At => commit.Conversation.LastTimestamp.ToUnixTimeMilliseconds();

    public async Task<CommitResult> WriteAsync(Session session)
    {
        var isFirst = await (commit.Conversation.Version == 1 ? AddConversationAsync(session) : ChangeConversationAsync(session)) == 1;
        if (!isFirst)
        {
            return CommitResult.Superseded;
        }

        await KeepPreviousAsync(session);
        await AddActivitiesAsync(session);
        await AddOutboundAsync(session);
        await _reminders.WriteAsync(session);
        foreach (var effect in _effects)
        {
            await effect.WriteAsync(session);
        }

        if (commit.Audit is { } entry)
        {
            await audit.AddAsync(session, entry);
        }

        return CommitResult.Committed;
    }

    private Task<int> AddConversationAsync(Session session) => session.ExecuteAsync(
        Sql.AddConversation,
        [
            ("channel_id", commit.Conversation.Reference.ChannelId),
            ("account", commit.Conversation.Account),
            ("reference", Reference()),
            .. WhatChanges(),
        ]);

    private Task<int> ChangeConversationAsync(Session session) =>
        session.ExecuteAsync(Sql.ChangeConversation, [("version", commit.Conversation.Version), ("reference", commit.IsReferenceNew ? Reference() : null), .. WhatChanges()]);

    private string Reference() => JsonSerializer.Serialize(commit.Conversation.Reference, SchemaJsonContext.Default.ConversationReference);

    private (string Name, object? Value)[] WhatChanges() =>
    [
        ("id", Id),
        ("state", _state),
        ("depth", (long)commit.Conversation.State.Depth),
        ("owner", commit.Conversation.State.Owner),
        ("locale", commit.Conversation.State.Locale),
        ("last_sequence", commit.Conversation.LastSequence),
        ("is_ended", commit.Conversation.IsEnded ? 1L : 0L),
        ("updated_at", At),
    ];

    private Task KeepPreviousAsync(Session session) => commit.Conversation.State.Previous is not { } previous ? Task.CompletedTask : session.ExecuteAsync(
        Sql.KeepEarlierState,
        ("conversation_id", Id),
        ("slot", (long)(previous.Depth % ConversationState.HistoryLength)),
        ("depth", (long)previous.Depth),
        ("state", _previous));

    private Task AddActivitiesAsync(Session session)
    {
        if (_activities.Length == 0)
        {
            return Task.CompletedTask;
        }

        List<(string Name, object? Value)> values =
        [
            ("conversation_id", Id),
            ("key", commit.Key),
            ("content_hash", commit.ContentHash),
            ("turn_length", commit.Key is null ? null : (long)_activities.Length),
        ];
        var first = commit.Conversation.LastSequence - _activities.Length + 1;
        for (var at = 0; at < _activities.Length; at++)
        {
            values.Add(($"sequence{at}", first + at));
            values.Add(($"activity{at}", _activities[at]));
        }

        return session.ExecuteAsync(Sql.AddActivities(_activities.Length), [.. values]);
    }

    private Task AddOutboundAsync(Session session) => commit.Outbound.Count == 0 ? Task.CompletedTask : session.ExecuteAsync(
        DeliverySql.AddItems(commit.Outbound.Count),
        [("conversation_id", Id), ("at", At), .. commit.Outbound.Select((sequence, at) => ($"sequence{at}", (object?)sequence))]);

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);
}
