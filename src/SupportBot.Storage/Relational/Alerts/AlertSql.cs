namespace SupportBot.Storage.Relational.Alerts;

/// <summary>The statements of alerts.</summary>
internal static class AlertSql
{
    /// <summary>The browser under another session, or what the session had before.</summary>
    public const string DropEarlier = "DELETE FROM alert_browsers WHERE id = @id OR token_hash = @token_hash";

    /// <summary>Adds no row for a session that has ended, or that is another agent's.</summary>
    public const string KeepBrowser = """
        INSERT INTO alert_browsers (token_hash, id, sealed, created_at)
        SELECT token_hash, @id, @sealed, @created_at FROM agent_sessions WHERE token_hash = @token_hash AND agent_id = @agent_id
        """;

    public const string ListBrowsers = """
        SELECT b.id, s.agent_id, b.token_hash, b.sealed, b.created_at
        FROM agent_sessions s JOIN alert_browsers b ON b.token_hash = s.token_hash
        WHERE s.agent_id = @agent_id AND s.expires_at > @now
        ORDER BY b.created_at, b.id
        """;

    public const string DropBrowserOf = "DELETE FROM alert_browsers WHERE token_hash = @token_hash";

    public const string DropBrowser = "DELETE FROM alert_browsers WHERE id = @id";

    public const string ListSignedIn = "SELECT DISTINCT agent_id FROM agent_sessions WHERE expires_at > @now";

    public const string ListAddresses = "SELECT agent_id, address FROM alert_addresses";

    public const string DropAddress = "DELETE FROM alert_addresses WHERE agent_id = @agent_id";

    /// <summary>Adds no row where there is no such account.</summary>
    public const string SetAddress = """
        INSERT INTO alert_addresses (agent_id, address)
        SELECT id, @address FROM agents WHERE id = @agent_id
        ON CONFLICT (agent_id) DO UPDATE SET address = excluded.address
        """;

    public const string ForgetSteps = "DELETE FROM alert_steps WHERE at < @before";

    public const string TakeStep = "INSERT INTO alert_steps (alert_key, agent_id, step, at) VALUES (@alert_key, @agent_id, @step, @at) ON CONFLICT (alert_key, agent_id, step) DO NOTHING";

    public const string ListSteps = "SELECT agent_id, step, at FROM alert_steps WHERE alert_key = @alert_key ORDER BY at, agent_id, step";
}
