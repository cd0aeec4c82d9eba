namespace SupportBot.Storage.Relational.Delivery;

/// <summary>The statements of deliveries to hubs.</summary>
internal static class HubSql
{
    public const string Find = $"{Columns} WHERE case_id = @case_id";

    public const string ListOpen = $"{Columns} WHERE status = 'open' ORDER BY offered_at, case_id LIMIT @limit";

    public const string Add = """
        INSERT INTO hub_deliveries (case_id, conversation_id, hub, status, offer, offered_at, received_at, watermark, attempts, due_at, version)
        VALUES (@case_id, @conversation_id, @hub, @status, @offer, @offered_at, @received_at, @watermark, @attempts, @due_at, @version)
        ON CONFLICT (case_id) DO NOTHING
        """;

    public const string Change = """
        UPDATE hub_deliveries SET hub = @hub, status = @status, offer = @offer, offered_at = @offered_at, received_at = @received_at, watermark = @watermark,
            attempts = @attempts, due_at = @due_at, version = @version
        WHERE case_id = @case_id AND conversation_id = @conversation_id AND version = @version - 1
        """;

    private const string Columns =
        "SELECT case_id, conversation_id, hub, status, offer, offered_at, received_at, watermark, attempts, due_at, version FROM hub_deliveries";
}
