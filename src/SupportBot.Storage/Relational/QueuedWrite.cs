using SupportBot.Runtime.State;

namespace SupportBot.Storage.Relational;

/// <summary>Something that waits for its turn to be written.</summary>
/// <param name="write">Writes it inside the transaction that is open. It may be called again after a rollback.</param>
internal sealed class QueuedWrite(Func<Session, Task<CommitResult>> write)
{
    private readonly TaskCompletionSource<CommitResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What became of it, once it is on disk or has failed.</summary>
    public Task<CommitResult> Done => _done.Task;

    public Task<CommitResult> WriteAsync(Session session) => write(session);

    public void Succeed(CommitResult result) => _done.SetResult(result);

    public void Fail(Exception failure) => _done.SetException(failure);
}
