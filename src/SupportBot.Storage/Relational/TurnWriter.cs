using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Storage.Relational;

/// <summary>Turns a turn into rows, inside a transaction that is open. Its JSON is made once, before the turn waits for the writer.</summary>
internal sealed class TurnWriter(TurnCommit commit)
{
    private readonly string _state = Write(commit.Conversation.State);
    private readonly string? _previous = commit.Conversation.State.Previous is { } previous ? Write(previous) : null;
    private readonly string[] _activities = [.. commit.Activities.Select(activity => JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity))];

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
        foreach (var effect in commit.Effects)
        {
            await NoteAsync(session, effect);
        }

        return CommitResult.Committed;
    }

    private Task<int> AddConversationAsync(Session session) => session.Prepare(
        Sql.AddConversation,
        [
            ("channel_id", commit.Conversation.Reference.ChannelId),
            ("account", commit.Conversation.Account),
            ("reference", JsonSerializer.Serialize(commit.Conversation.Reference, SchemaJsonContext.Default.ConversationReference)),
            .. WhatChanges(),
        ]).ExecuteNonQueryAsync();

    private Task<int> ChangeConversationAsync(Session session) =>
        session.Prepare(Sql.ChangeConversation, [("version", commit.Conversation.Version), .. WhatChanges()]).ExecuteNonQueryAsync();

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

    private Task KeepPreviousAsync(Session session) => commit.Conversation.State.Previous is not { } previous ? Task.CompletedTask : session.Prepare(
        Sql.KeepEarlierState,
        ("conversation_id", Id),
        ("slot", (long)(previous.Depth % ConversationState.HistoryLength)),
        ("depth", (long)previous.Depth),
        ("state", _previous)).ExecuteNonQueryAsync();

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

        return session.Prepare(Sql.AddActivities(_activities.Length), [.. values]).ExecuteNonQueryAsync();
    }

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);

    private Task<int> NoteAsync(Session session, Effect effect) => effect switch
    {
        ScheduleReminder reminder => session.Prepare(
            Sql.AddReminder,
            ("conversation_id", Id),
            ("kind", reminder.Kind),
            ("due_at", reminder.Due.ToUnixTimeMilliseconds())).ExecuteNonQueryAsync(),
        CancelReminders => session.Prepare(Sql.CancelReminders, ("conversation_id", Id)).ExecuteNonQueryAsync(),
        _ => throw new NotSupportedException($"Nothing keeps a {effect.GetType().Name}. Give it a table and a case here."),
    };
}
