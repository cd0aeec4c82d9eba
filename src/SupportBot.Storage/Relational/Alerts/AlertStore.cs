using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Storage.Relational.Alerts;

/// <summary>Browsers, addresses and steps of alerts as rows.</summary>
internal sealed class AlertStore(Database database) : IAlertStore
{
    private static readonly TimeSpan Remembers = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public Task KeepBrowserAsync(AlertBrowser browser, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(AlertSql.DropEarlier, ("id", browser.Id), ("token_hash", browser.TokenHash));
                await session.ExecuteAsync(
                    AlertSql.KeepBrowser,
                    ("id", browser.Id),
                    ("sealed", browser.Sealed),
                    ("created_at", browser.CreatedAt.ToUnixTimeMilliseconds()),
                    ("token_hash", browser.TokenHash),
                    ("agent_id", browser.AgentId));
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AlertBrowser>> ListBrowsersAsync(string agentId, DateTimeOffset now, CancellationToken cancellationToken) => database.ListAsync(
        AlertSql.ListBrowsers,
        [("agent_id", agentId), ("now", now.ToUnixTimeMilliseconds())],
        row => new AlertBrowser(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))),
        cancellationToken);

    /// <inheritdoc />
    public Task DropBrowserOfAsync(string tokenHash, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(AlertSql.DropBrowserOf, ("token_hash", tokenHash)), cancellationToken);

    /// <inheritdoc />
    public Task DropBrowserAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(AlertSql.DropBrowser, ("id", id)), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlySet<string>> ListSignedInAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.ListAsync(AlertSql.ListSignedIn, [("now", now.ToUnixTimeMilliseconds())], row => row.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> ListAddressesAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(AlertSql.ListAddresses, [], row => (Id: row.GetString(0), Address: row.GetString(1)), cancellationToken))
            .ToDictionary(found => found.Id, found => found.Address, StringComparer.Ordinal);

    /// <inheritdoc />
    public Task SetAddressAsync(string agentId, string? address, CancellationToken cancellationToken) => database.WriteAsync(
        session => address is null
            ? session.ExecuteAsync(AlertSql.DropAddress, ("agent_id", agentId))
            : session.ExecuteAsync(AlertSql.SetAddress, ("address", address), ("agent_id", agentId)),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlySet<string>> TakeStepsAsync(IReadOnlyCollection<string> alertKeys, TakenStep taken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alertKeys);
        ArgumentNullException.ThrowIfNull(taken);
        return database.WriteAsync(session => TakeStepsAsync(session, alertKeys, taken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<TakenStep>> ListStepsAsync(string alertKey, CancellationToken cancellationToken) => database.ListAsync(
        AlertSql.ListSteps,
        [("alert_key", alertKey)],
        row => new TakenStep(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
        cancellationToken);

    private static async Task<IReadOnlySet<string>> TakeStepsAsync(Session session, IReadOnlyCollection<string> alertKeys, TakenStep taken)
    {
        await session.ExecuteAsync(AlertSql.ForgetSteps, ("before", (taken.At - Remembers).ToUnixTimeMilliseconds()));
        HashSet<string> ours = new(StringComparer.Ordinal);
        foreach (var key in alertKeys)
        {
            if (await session.ExecuteAsync(AlertSql.TakeStep, ("alert_key", key), ("agent_id", taken.AgentId), ("step", taken.Step), ("at", taken.At.ToUnixTimeMilliseconds())) == 1)
            {
                ours.Add(key);
            }
        }

        return ours;
    }
}
