namespace SupportBot.Storage.Relational.Insights;

/// <summary>The statements of the reports.</summary>
internal static class InsightSql
{
    /// <summary>A conversation belongs to the day on which it was opened, whatever turn is the first to tell something.</summary>
    public const string SaveInsight = """
        INSERT INTO conversation_insights (conversation_id, opened_at, locale, topic, reached, outcome, rating, is_handed_over)
        SELECT id, created_at, @locale, @topic, @reached, @outcome, @rating, @is_handed_over FROM conversations WHERE id = @conversation_id
        ON CONFLICT (conversation_id) DO UPDATE SET locale = excluded.locale, topic = excluded.topic, reached = excluded.reached, outcome = excluded.outcome,
            rating = excluded.rating, is_handed_over = excluded.is_handed_over
        """;

    /// <summary>Conversations that are equal in everything that is counted, as one row.</summary>
    public const string CountInsights = $"""
        SELECT locale, topic, reached, outcome, rating, is_handed_over, count(*) FROM conversation_insights {InTime}
        GROUP BY locale, topic, reached, outcome, rating, is_handed_over
        """;

    public const string ListCases = $"SELECT opened_at, first_claim_at, rating FROM handoff_cases {InTime}";

    /// <summary>The same words in the same language are one message; the latest one stands for them all.</summary>
    public const string ListMisunderstood = """
        SELECT m.id, m.text, m.locale, m.station, m.at, g.times
        FROM (
            SELECT max(id) AS id, count(*) AS times FROM misunderstood
            WHERE at >= @since AND at < @until
            GROUP BY text, locale
            ORDER BY times DESC, id DESC LIMIT @limit
        ) g
        JOIN misunderstood m ON m.id = g.id
        ORDER BY g.times DESC, m.id DESC
        """;

    public const string FindMisunderstood = "SELECT id, text, locale, station, at, 1 FROM misunderstood WHERE id = @id";

    private const string InTime = "WHERE opened_at >= @since AND opened_at < @until";
}
