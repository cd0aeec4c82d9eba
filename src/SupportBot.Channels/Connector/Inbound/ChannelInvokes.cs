using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.TeamsDesk;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>The one place where an invoke is answered, by its name. What was pressed is said through <see cref="ChannelInbox.SayAsync"/>, like anything else. Thread-safe.</summary>
internal sealed class ChannelInvokes(ChannelInbox inbox, CardActions cards, DeskInbox desk, ILogger<ChannelInvokes> log)
{
    /// <summary>The answer, within the seconds that a channel waits.</summary>
    public async Task<InvokeAnswer> AnswerAsync(ChannelActivity call, CancellationToken cancellationToken) => call.Activity.Name switch
    {
        CardInvoke.Name => await desk.AnswerAsync(call, cancellationToken) ?? await PressAsync(call, cancellationToken),
        _ => Unknown(call),
    };

    private async Task<InvokeAnswer> PressAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var answer = await cards.InvokeAsync(call, said => inbox.SayAsync(call, said, cancellationToken), cancellationToken);
        log.ActivityTaken(CardInvoke.Name, ChannelConversations.ReferenceOf(call).Conversation.Id, "answered");
        return answer;
    }

    private InvokeAnswer Unknown(ChannelActivity call)
    {
        log.InvokeUnknown(ChannelConversations.ReferenceOf(call).Conversation.Id);
        return InvokeAnswer.NotImplemented;
    }
}
