using System.Data.Common;
using System.Threading.Channels;
using SupportBot.Runtime.State;

namespace SupportBot.Storage.Relational;

/// <summary>
/// The one writer. Whatever came in while a transaction was on its way to the disk is committed together in the next one: on SQLite with
/// <c>synchronous=FULL</c> that is three times as many turns a second with 16 writers as one transaction each. Thread-safe.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MaximumBatch = 256;
    private const int Capacity = 4096;

    private readonly DbDataSource _source;
    private readonly ISqlDialect _dialect;
    private readonly Channel<QueuedWrite> _waiting = Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _writing;
    private Session? _session;

    public CommitQueue(DbDataSource source, ISqlDialect dialect)
    {
        (_source, _dialect) = (source, dialect);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Has something written. A cancellation ends the wait, not the writing.</summary>
    /// <param name="write">Writes it; see <see cref="QueuedWrite"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CommitResult> CommitAsync(Func<Session, Task<CommitResult>> write, CancellationToken cancellationToken)
    {
        var queued = new QueuedWrite(write);
        try
        {
            await _waiting.Writer.WriteAsync(queued, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException($"{_dialect.StoreName} is being closed. Send again once the server is back.");
        }

        return await queued.Done.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await CloseAsync();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<QueuedWrite>(MaximumBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaximumBatch && _waiting.Reader.TryRead(out var queued))
            {
                batch.Add(queued);
            }

            await CommitTogetherAsync(batch);
            batch.Clear();
        }
    }

    /// <summary>
    /// A failure that lies outside the program fails them all. Any other is the fault of one of them: each gets a transaction of its own, so that none suffers for another.
    /// </summary>
    private async Task CommitTogetherAsync(List<QueuedWrite> batch)
    {
        try
        {
            var results = await WriteAsync(batch);
            for (var at = 0; at < batch.Count; at++)
            {
                batch[at].Succeed(results[at]);
            }
        }
        catch (Exception failure)
        {
            await CloseAsync();
            if (batch.Count == 1 || Explain(failure) is not null)
            {
                FailAll(batch, failure);
                return;
            }

            foreach (var queued in batch)
            {
                await CommitTogetherAsync([queued]);
            }
        }
    }

    private async Task<CommitResult[]> WriteAsync(List<QueuedWrite> batch)
    {
        _session ??= await Session.OpenAsync(_source, CancellationToken.None);
        var results = new CommitResult[batch.Count];
        await _session.BeginAsync(CancellationToken.None);
        for (var at = 0; at < batch.Count; at++)
        {
            results[at] = await batch[at].WriteAsync(_session);
        }

        await _session.CommitAsync(CancellationToken.None);
        return results;
    }

    private void FailAll(List<QueuedWrite> batch, Exception failure)
    {
        foreach (var queued in batch)
        {
            if (failure is DbException duplicate && _dialect.IsDuplicate(duplicate))
            {
                queued.Succeed(CommitResult.Superseded);
            }
            else
            {
                queued.Fail(Explain(failure) ?? failure);
            }
        }
    }

    private StoreUnavailableException? Explain(Exception failure) => failure is DbException engine ? _dialect.Explain(engine) : null;

    /// <summary>A connection is not used again after a failure: closing it undoes what was not committed, whatever state the failure left it in.</summary>
    private async Task CloseAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            try
            {
                await session.DisposeAsync();
            }
            catch (DbException)
            {
                // The rollback failed because the engine had rolled back already, or is gone. The next batch has a connection of its own.
            }
        }
    }
}
