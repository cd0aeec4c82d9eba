using System.Data.Common;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Storage.Relational.Delivery;

/// <summary>The outbox as rows: where a turn's activities wait until their channel has taken them.</summary>
internal sealed class OutboxStore(Database database) : IOutboxStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxItem>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(DeliverySql.ListDueItems, [("now", now.ToUnixTimeMilliseconds()), ("limit", (long)limit)], Read, cancellationToken);
    }

    /// <inheritdoc />
    public Task CompleteAsync(long itemId, string? channelActivityId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (channelActivityId is not null)
            {
                await session.ExecuteAsync(DeliverySql.KeepChannelActivityId, ("channel_activity_id", channelActivityId), ("id", itemId));
            }

            await session.ExecuteAsync(DeliverySql.RemoveItem, ("id", itemId));
        },
        cancellationToken);

    /// <inheritdoc />
    public Task PostponeAsync(long itemId, DateTimeOffset dueAt, string problem, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(DeliverySql.PostponeItem, ("due_at", dueAt.ToUnixTimeMilliseconds()), ("problem", problem), ("id", itemId)),
        cancellationToken);

    /// <inheritdoc />
    public Task BuryAsync(long itemId, string problem, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(DeliverySql.BuryItem, ("problem", problem), ("id", itemId)), cancellationToken);

    /// <inheritdoc />
    public Task CloseAsync(string conversationId, string problem, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(DeliverySql.BuryConversation, ("problem", problem), ("conversation_id", conversationId));
            await session.ExecuteAsync(DeliverySql.CancelReminders, ("conversation_id", conversationId));
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxItem>> ListDeadAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(DeliverySql.ListDeadItems, [("limit", (long)limit)], Read, cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> ReviveAsync(long itemId, DateTimeOffset dueAt, AuditEntry? audit, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var isThere = await session.ExecuteAsync(DeliverySql.ReviveItem, ("due_at", dueAt.ToUnixTimeMilliseconds()), ("id", itemId)) == 1;
            await database.Audit.AddAllAsync(session, isThere && audit is not null ? [audit] : []);
            return isThere;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindChannelActivityIdAsync(string conversationId, long sequence, CancellationToken cancellationToken) => database.FindAsync(
        DeliverySql.FindChannelActivityId, [("conversation_id", conversationId), ("sequence", sequence)], row => row.GetString(0), cancellationToken);

    /// <summary>An item that cannot be read must not hide the others: it is listed without its words or its way, so that it can only be given up.</summary>
    private static OutboxItem Read(DbDataReader row)
    {
        var conversationId = row.GetString(1);
        return new(
            row.GetInt64(0),
            ParseOr(row.GetString(2), SchemaJsonContext.Default.ConversationReference, conversationId, new() { ChannelId = "", Conversation = new() { Id = conversationId } }),
            row.GetInt64(3),
            ParseOr(row.GetString(4), SchemaJsonContext.Default.Activity, conversationId, new() { Type = "" }),
            row.GetInt32(5),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.GetInt64(9) == 1);
    }

    private static T ParseOr<T>(string json, JsonTypeInfo<T> type, string conversationId, T instead)
        where T : class
    {
        try
        {
            return StoredRow.Parse(json, type, conversationId, "outbox");
        }
        catch (StoredStateException)
        {
            return instead;
        }
    }
}
