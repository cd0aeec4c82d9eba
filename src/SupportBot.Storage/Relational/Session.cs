using System.Data.Common;

namespace SupportBot.Storage.Relational;

/// <summary>A connection with its prepared statements and its transaction. For one user at a time.</summary>
internal sealed class Session(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;

    public static async Task<Session> OpenAsync(DbDataSource source, CancellationToken cancellationToken) => new(await source.OpenConnectionAsync(cancellationToken));

    public async Task BeginAsync(CancellationToken cancellationToken) => _transaction = await connection.BeginTransactionAsync(cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <summary>The statement with its values, which must come in the same order every time. It is valid until the next call with the same text.</summary>
    public DbCommand Prepare(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Create(sql, values);
            _commands.Add(sql, command);
        }

        command.Transaction = _transaction;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at].Value ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Carries a statement out.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepare(sql, values).ExecuteNonQueryAsync();

    /// <summary>Every row that a statement answers with.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, (string Name, object? Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await using var row = await Prepare(sql, values).ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            list.Add(read(row));
        }

        return list;
    }

    /// <summary>Closes the connection; what is not committed is undone by the engine.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private DbCommand Create(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, _) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
