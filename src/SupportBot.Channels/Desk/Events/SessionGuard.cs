using SupportBot.Runtime.State;

namespace SupportBot.Channels.Desk.Events;

/// <summary>Ends a socket within a second after its session, wherever that was ended, and asks an agent who touches nothing whether it is still there.</summary>
internal sealed class SessionGuard(DeskSocket socket, SocketSource source)
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the agent has for an answer.</summary>
    private const int SecondsToAnswer = 60;

    private bool _asked;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Every, source.Time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await LookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The socket is closed.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await source.Sessions.IsAliveAsync(socket.Caller.TokenHash, cancellationToken))
            {
                socket.SignOut();
            }

            await AskAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Nothing is known now; the next look tells.
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var isIdle = source.Presence.GoneSince(socket.Caller.Agent.Id) is not null;
        if (isIdle && !_asked)
        {
            var counts = await source.Cases.CountCasesAsync(source.Time.GetUtcNow(), cancellationToken);
            if (counts.Assigned.GetValueOrDefault(socket.Caller.Agent.Id) is > 0 and var cases)
            {
                socket.Tell(new() { Type = "idle", Seconds = SecondsToAnswer, Cases = cases });
            }
        }

        _asked = isIdle;
    }
}
