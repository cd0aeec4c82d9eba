using System.Data.Common;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Storage.Relational.Delivery;

/// <summary>Deliveries to hubs as rows, each with a version that decides who may change it.</summary>
internal sealed class HubStore(Database database) : IHubStore
{
    /// <inheritdoc />
    public Task<HubDelivery?> FindDeliveryAsync(string caseId, CancellationToken cancellationToken) =>
        database.FindAsync(HubSql.Find, [("case_id", caseId)], Read, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<HubDelivery>> ListOpenDeliveriesAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(HubSql.ListOpen, [("limit", (long)limit)], Read, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> SaveDeliveryAsync(HubDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return await database.WriteAsync(session => session.ExecuteAsync(delivery.Version == 1 ? HubSql.Add : HubSql.Change, Values(delivery)), cancellationToken) == 1;
    }

    private static (string Name, object? Value)[] Values(HubDelivery delivery) =>
    [
        ("case_id", delivery.CaseId),
        ("conversation_id", delivery.ConversationId),
        ("hub", delivery.Hub),
        ("status", delivery.Status),
        ("offer", (long)delivery.Offer),
        ("offered_at", delivery.OfferedAt.ToUnixTimeMilliseconds()),
        ("received_at", delivery.ReceivedAt?.ToUnixTimeMilliseconds()),
        ("watermark", delivery.Watermark),
        ("attempts", (long)delivery.Attempts),
        ("due_at", delivery.DueAt.ToUnixTimeMilliseconds()),
        ("version", delivery.Version),
    ];

    private static HubDelivery Read(DbDataReader row) => new()
    {
        CaseId = row.GetString(0),
        ConversationId = row.GetString(1),
        Hub = row.GetString(2),
        Status = row.GetString(3),
        Offer = row.GetInt32(4),
        OfferedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        ReceivedAt = row.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        Watermark = row.GetInt64(7),
        Attempts = row.GetInt32(8),
        DueAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        Version = row.GetInt64(10),
    };
}
