using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Storage.Relational.Desk;

namespace SupportBot.Storage.Relational;

/// <summary>The connections that all stores share: one writer, whose batches all of them join, and readers that never wait for it. Thread-safe.</summary>
/// <param name="source">Opens connections. It is disposed with this.</param>
/// <param name="dialect">The engine.</param>
/// <param name="audit">The audit log, in which every store writes down what agents do there.</param>
internal sealed class Database(DbDataSource source, ISqlDialect dialect, AuditLog audit) : IAsyncDisposable
{
    private readonly ReaderPool _readers = new(source, dialect);
    private readonly CommitQueue _commits = new(source, dialect);

    public AuditLog Audit => audit;

    /// <inheritdoc cref="ReaderPool.ReadAsync{T}(Func{Session, Task{T}}, CancellationToken)"/>
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken) => _readers.ReadAsync(read, cancellationToken);

    /// <summary>Every row that a statement answers with.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Its values.</param>
    /// <param name="read">Makes something of one row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<T>> ListAsync<T>(string sql, (string Name, object? Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync(session => session.ListAsync(sql, values, read, cancellationToken), cancellationToken);

    /// <summary>The first row that a statement answers with, or <see langword="null"/>.</summary>
    public async Task<T?> FindAsync<T>(string sql, (string Name, object? Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
        where T : class => await ListAsync(sql, values, read, cancellationToken) is [var first, ..] ? first : null;

    /// <inheritdoc cref="CommitQueue.CommitAsync"/>
    public Task<CommitResult> CommitAsync(Func<Session, Task<CommitResult>> write, CancellationToken cancellationToken) => _commits.CommitAsync(write, cancellationToken);

    /// <summary>Has statements carried out in the next transaction, in order.</summary>
    /// <exception cref="InvalidOperationException">A unique value was there already. Nothing was written.</exception>
    public async Task WriteAsync(Func<Session, Task> write, CancellationToken cancellationToken)
    {
        var result = await CommitAsync(
            async session =>
            {
                await write(session);
                return CommitResult.Committed;
            },
            cancellationToken);
        if (result != CommitResult.Committed)
        {
            throw new InvalidOperationException($"{dialect.StoreName} holds this already. Let the statement say what is to happen then.");
        }
    }

    /// <summary>Has something written that has a result, as it was when it reached the disk.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        T result = default!;
        await WriteAsync(async session => { result = await write(session); }, cancellationToken);
        return result;
    }

    /// <summary>Finishes what waits, and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _readers.DisposeAsync();
        await source.DisposeAsync();
    }
}
