namespace SupportBot.Storage.Relational;

/// <summary>Brings a store up to date, in one transaction: all missing steps or none.</summary>
internal sealed class Migrator(ISqlDialect dialect, TimeProvider clock)
{
    private static readonly string Program = typeof(Migrator).Assembly.GetName().Version!.ToString(3);

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken);
        await session.Prepare(Sql.CreateMigrations).ExecuteNonQueryAsync(cancellationToken);
        var version = await ReadVersionAsync(session, cancellationToken);
        foreach (var step in dialect.Migrations.Where(step => step.Number > version))
        {
            await session.Prepare(step.Sql).ExecuteNonQueryAsync(cancellationToken);
            await session.Prepare(
                Sql.AddMigration,
                ("number", step.Number),
                ("name", step.Name),
                ("program", Program),
                ("applied_at", clock.GetUtcNow().ToUnixTimeMilliseconds())).ExecuteNonQueryAsync(cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
    }

    private async Task<long> ReadVersionAsync(Session session, CancellationToken cancellationToken)
    {
        await using var reader = await session.Prepare(Sql.FindLastMigration).ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return 0;
        }

        var (version, program, known) = (reader.GetInt64(0), reader.GetString(1), dialect.Migrations[^1].Number);
        return version <= known ? version : throw new StoreVersionException(
            $"{dialect.StoreName} has schema version {version}, written by SupportBot {program}; this is SupportBot {Program}, which knows versions up to {known}. "
            + $"Start SupportBot {program} or newer, or restore a backup from before the update.");
    }
}
