using SupportBot.Runtime.State;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>Writes what only this process knows, such as what a channel answered: it is kept until the store takes it, or it would be sent again.</summary>
internal static class UntilStored
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(1);

    /// <summary>Writes, as often as it takes.</summary>
    /// <param name="write">The write; it may be called again.</param>
    /// <param name="unavailable">Hears what is wrong with the store, each time.</param>
    /// <param name="time">The clock of the pause between two tries.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WriteAsync(Func<Task> write, Action<string> unavailable, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            try
            {
                await write();
                return;
            }
            catch (StoreUnavailableException failed)
            {
                unavailable(failed.Message);
                await Task.Delay(BetweenWrites, time, cancellationToken);
            }
        }
    }
}
