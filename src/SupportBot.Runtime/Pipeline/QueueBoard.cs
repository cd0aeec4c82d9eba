using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// What this process knows of the queue before a turn: the desk writes it, the pipeline reads it. Without a desk nobody writes it, and the bot says that it reaches no person.
/// Thread-safe.
/// </summary>
public sealed class QueueBoard
{
    private Func<string, QueueOutlook?> _outlook = _ => null;

    /// <summary>What the customer of a conversation may expect; <see langword="null"/> where no agents are reachable.</summary>
    public QueueOutlook? OutlookFor(string conversationId) => Volatile.Read(ref _outlook)(conversationId);

    /// <summary>Lets the desk tell from now on.</summary>
    /// <param name="outlook">Answers from memory, at once, on any thread.</param>
    public void Use(Func<string, QueueOutlook?> outlook) => Volatile.Write(ref _outlook, outlook);
}
