namespace SupportBot.Channels.Connector.Inbound;

/// <summary>The one place where an invoke is answered, by its name. What was pressed is said through <see cref="ChannelInbox.SayAsync"/>, like anything else. Thread-safe.</summary>
internal sealed class ChannelInvokes
{
    /// <summary>The answer, within the seconds that a channel waits.</summary>
    public Task<InvokeAnswer> AnswerAsync(ChannelActivity call, CancellationToken cancellationToken) => Task.FromResult(call.Activity.Name switch
    {
        _ => InvokeAnswer.NotImplemented,
    });
}
