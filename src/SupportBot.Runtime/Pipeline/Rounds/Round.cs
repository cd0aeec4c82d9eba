using SupportBot.Runtime.State;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Something that the program does of its own accord, again and again. It has no clock and no thread of its own: a host runs it, and runs it again some time after it is
/// done. Whatever it does is a turn that may be refused, so that several at the same time, or one that was cut short, do no harm.
/// </summary>
public abstract class Round
{
    /// <summary>Its name in logs.</summary>
    public abstract string Name { get; }

    /// <summary>How long to wait after one run before the next.</summary>
    public abstract TimeSpan Every { get; }

    /// <summary>Goes round once. One run of an object at a time.</summary>
    /// <returns>What was done, and what could not be done and will be tried again.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot work; the next run does what this one did not.</exception>
    public abstract Task<RoundReport> RunAsync(CancellationToken cancellationToken);

    /// <summary>Looks after one thing of many. What goes wrong with it is no reason to leave the others alone, unless the store is gone.</summary>
    private protected static async Task TryAsync(RoundReport report, string subject, Func<Task> look, CancellationToken cancellationToken)
    {
        try
        {
            await look();
        }
        catch (Exception failed) when (failed is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            report.Fail(subject, failed.Message, failed);
        }
    }
}
