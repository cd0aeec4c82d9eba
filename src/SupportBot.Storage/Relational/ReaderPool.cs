using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportBot.Storage.Relational;

/// <summary>Connections for reading, kept open between reads so that their statements stay prepared. Thread-safe.</summary>
internal sealed class ReaderPool(DbDataSource source, ISqlDialect dialect) : IAsyncDisposable
{
    private const int MaximumIdle = 8;

    private readonly ConcurrentBag<Session> _idle = [];

    /// <summary>Reads with a connection of its own. One that failed is not used again.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            var session = _idle.TryTake(out var idle) ? idle : await Session.OpenAsync(source, cancellationToken);
            return await ReadAsync(session, read);
        }
        catch (DbException failure) when (dialect.Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session))
        {
            await session.DisposeAsync();
        }
    }

    private async Task<T> ReadAsync<T>(Session session, Func<Session, Task<T>> read)
    {
        var isGood = false;
        try
        {
            var result = await read(session);
            isGood = _idle.Count < MaximumIdle;
            return result;
        }
        finally
        {
            if (isGood)
            {
                _idle.Add(session);
            }
            else
            {
                await session.DisposeAsync();
            }
        }
    }
}
