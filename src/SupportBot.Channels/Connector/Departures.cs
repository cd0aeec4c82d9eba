using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector;

/// <summary>
/// What is done when nothing arrives in a conversation any more, because the channel told so or would take nothing: the log notes it, where the desk sees it, what waits is
/// given up, and no reminder is left. Whoever comes back is greeted again. Thread-safe.
/// </summary>
internal sealed class Departures(TurnPipeline pipeline, IOutboxStore outbox)
{
    private static readonly Activity Removal = new() { Type = ActivityTypes.InstallationUpdate, Action = "remove" };

    /// <param name="conversationId">The conversation, as the program knows it.</param>
    /// <param name="problem">Why nothing arrives.</param>
    /// <param name="key">What the channel repeats when it tells the same again; <see langword="null"/> where nobody told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task NoteAsync(string conversationId, string problem, string? key, CancellationToken cancellationToken)
    {
        if (await ReceiveAsync(conversationId, key, cancellationToken) != TurnOutcome.Repeated)
        {
            await outbox.CloseAsync(conversationId, problem, cancellationToken);
        }
    }

    /// <summary>Two events tell of one removal, and a channel refuses each activity by itself: it is noted once.</summary>
    private async Task<TurnOutcome?> ReceiveAsync(string conversationId, string? key, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.FindAsync(conversationId, key, cancellationToken) switch
            {
                { Earlier: not null } => TurnOutcome.Repeated,
                null or { State.IsRemoved: true } => null,
                _ => (await pipeline.ReceiveAsync(conversationId, Removal, key, cancellationToken)).Outcome,
            };
        }
        catch (StoredStateException)
        {
            // It cannot be noted, and nothing can be sent there all the same.
            return null;
        }
    }
}
