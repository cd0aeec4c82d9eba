using Microsoft.Extensions.Logging;
using SupportBot.Channels.DirectLine.External;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>Between Direct Line's conversations and the program's: opens them, hands activities in, passes on what is not kept. Thread-safe.</summary>
internal sealed class DirectLineAdapter(TurnPipeline pipeline, ActivityStreams streams, LiveSignals signals, ExternalBot external, ILogger<DirectLineAdapter> log)
{
    public const string ChannelId = "directline";

    public const string UserRole = "user";

    public static readonly ChannelAccount Bot = new() { Id = "supportbot", Name = "SupportBot", Role = "bot" };

    /// <summary>How far back a repeated attempt is looked for: Web Chat gives up on one after five minutes.</summary>
    private const int ActivitiesLookedThrough = 200;

    /// <summary>Opens the conversation of a grant, or finds it; an account's only open one, whatever id was proposed.</summary>
    public async Task<OpenResult> OpenAsync(Grant grant, string? locale, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference
        {
            ChannelId = ChannelId,
            Conversation = new() { Id = grant.Conversation },
            Locale = locale,
            User = new() { Id = grant.User, Role = UserRole },
            Bot = Bot,
        };
        var opened = external.IsUsed
            ? await external.OpenAsync(reference, cancellationToken)
            : await pipeline.OpenAsync(reference, grant.Account, cancellationToken);
        if (opened.IsNew)
        {
            log.ConversationOpened(opened.Conversation.Id, grant.Account is not null);
        }

        return opened;
    }

    /// <summary>Has the activity answered and stored. A repetition is told again to the open sockets, which wait for its echo.</summary>
    public async Task<TurnReceipt> ReceiveAsync(string conversationId, InboundActivity inbound, CancellationToken cancellationToken)
    {
        if (inbound.FirstAttempt is { } first && await FindAttemptAsync(conversationId, inbound.User, first, cancellationToken) is { } earlier)
        {
            Echo(conversationId, earlier with { ChannelData = inbound.Activity.ChannelData });
            return new(TurnOutcome.Repeated, earlier, [], 0);
        }

        var receipt = external.IsUsed
            ? await external.ReceiveAsync(conversationId, inbound, cancellationToken)
            : await pipeline.ReceiveAsync(conversationId, inbound.Activity, inbound.Key, cancellationToken);
        if (receipt is { Outcome: TurnOutcome.Repeated, Inbound: { } known })
        {
            Echo(conversationId, known);
        }

        return receipt;
    }

    /// <summary>
    /// Passes on what is not kept. Typing is told to everybody who hears the conversation, agents too, with nothing in it but that; what only
    /// clients know goes back to clients only: nobody redacted it, and it may claim to come from the agents' side.
    /// </summary>
    public void Pass(string conversationId, Activity passing)
    {
        if (passing.Type == ActivityTypes.Typing)
        {
            signals.Tell(conversationId, new()
            {
                Type = passing.Type,
                Id = passing.Id,
                ChannelId = passing.ChannelId,
                Conversation = passing.Conversation,
                From = passing.From,
                ChannelData = passing.ChannelData,
            });
        }
        else
        {
            Echo(conversationId, passing);
        }
    }

    /// <summary>Notes what the customer saw. No turn and no statement comes of it.</summary>
    public void See(string conversationId, long place) => signals.Reach.See(conversationId, place);

    private void Echo(string conversationId, Activity activity) => streams.Tell(conversationId, ClientView.Passing(activity));

    private async Task<Activity?> FindAttemptAsync(string conversationId, string user, long milliseconds, CancellationToken cancellationToken)
    {
        if (await pipeline.FindAsync(conversationId, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var after = Math.Max(0, conversation.LastSequence - ActivitiesLookedThrough);
        var page = await pipeline.ReadAsync(conversationId, after, ActivitiesLookedThrough, cancellationToken);
        return page.Activities.LastOrDefault(activity => activity.Type == ActivityTypes.Message && activity.From?.Id == user
            && activity.LocalTimestamp is { } time && time.TryRead(out var moment) && moment.ToUnixTimeMilliseconds() == milliseconds);
    }
}
