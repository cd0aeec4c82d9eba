using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// What this process knows of the queue before a turn: the desk writes it, the pipeline reads it. Without a desk nobody writes it, and the bot says that it reaches no person.
/// Thread-safe.
/// </summary>
public sealed class QueueBoard
{
    private Source _source = new(_ => null, null);

    /// <summary>What the customer of a conversation may expect; <see langword="null"/> where no agents are reachable.</summary>
    public QueueOutlook? OutlookFor(string conversationId) => Volatile.Read(ref _source).Outlook(conversationId);

    /// <summary>As <see cref="OutlookFor"/>, but where no agents are known to be reachable, the desk looks once more: an account may be a moment old.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async ValueTask<QueueOutlook?> LookForAsync(string conversationId, CancellationToken cancellationToken)
    {
        var (outlook, look) = Volatile.Read(ref _source);
        if (look is null || outlook(conversationId) is not null)
        {
            return outlook(conversationId);
        }

        await look(cancellationToken);
        return outlook(conversationId);
    }

    /// <summary>Lets the desk tell from now on.</summary>
    /// <param name="outlook">Answers from memory, at once, on any thread.</param>
    /// <param name="look">Looks again whether agents are reachable. What it throws, fails the turn. Default: what is known, counts.</param>
    public void Use(Func<string, QueueOutlook?> outlook, Func<CancellationToken, Task>? look = null) => Volatile.Write(ref _source, new(outlook, look));

    private sealed record Source(Func<string, QueueOutlook?> Outlook, Func<CancellationToken, Task>? Look);
}
