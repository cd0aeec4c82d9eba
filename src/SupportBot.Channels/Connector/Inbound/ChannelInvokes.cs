using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>The one place where an invoke is answered, by its name. What was pressed is said through <see cref="ChannelInbox.SayAsync"/>, like anything else. Thread-safe.</summary>
internal sealed class ChannelInvokes(ILogger<ChannelInvokes> log)
{
    /// <summary>The answer, within the seconds that a channel waits.</summary>
    public Task<InvokeAnswer> AnswerAsync(ChannelActivity call, CancellationToken cancellationToken) => Task.FromResult(call.Activity.Name switch
    {
        _ => Unknown(call),
    });

    private InvokeAnswer Unknown(ChannelActivity call)
    {
        log.InvokeUnknown(ChannelConversations.ReferenceOf(call).Conversation.Id);
        return InvokeAnswer.NotImplemented;
    }
}
