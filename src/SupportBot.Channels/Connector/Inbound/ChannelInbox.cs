using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.TeamsDesk;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Between the channels' conversations and the program's: opens them, hands activities in, each once, and knows when one is over. Thread-safe.</summary>
internal sealed class ChannelInbox(
    TurnPipeline pipeline, Departures departures, MessageChanges changes, LiveSignals live, CardActions cards, DeskInbox desk, ILogger<ChannelInbox> log)
{
    private const string Removed = "BotRemoved";

    private const string Add = "add";

    /// <summary>A new version of the app comes as a removal and an addition of this kind, and nobody left in between.</summary>
    private const string Upgraded = "add-upgrade";

    private const string Remove = "remove";

    /// <summary>Events that pass between the bot and its agents, and those by which Teams tells of itself, such as that a message was read.</summary>
    private static readonly string[] NotCustomers = ["handoff.", "application/vnd.microsoft."];

    /// <summary>Takes an activity in, whatever it is.</summary>
    public async Task<ChannelReceipt> TakeAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var receipt = await desk.TakeAsync(call, cancellationToken) ?? await (call.Activity.Type switch
        {
            ActivityTypes.Message => HearAsync(call, cancellationToken),
            ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => ChangeAsync(call, cancellationToken),
            ActivityTypes.Typing => Task.FromResult(Type(call)),
            ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete => AmendAsync(call, cancellationToken),
            ActivityTypes.Event or ActivityTypes.MessageReaction or ActivityTypes.EndOfConversation => NoteAsync(call, cancellationToken),
            _ => Task.FromResult(PassOver(call, "its type is not known")),
        });
        log.ActivityTaken(TypeOf(call), receipt.Reference.Conversation.Id, receipt.Outcome?.ToString() ?? receipt.PassedOver ?? "passed on");
        return receipt;
    }

    /// <summary>Has something answered that a customer said, with words or by pressing something. Who never was here is greeted first, and so is whose conversation ended.</summary>
    /// <param name="call">How it came.</param>
    /// <param name="said">What it says; see <see cref="IncomingActivity"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ChannelReceipt> SayAsync(ChannelActivity call, Activity said, CancellationToken cancellationToken)
    {
        var arrival = ArrivalOf(call);
        if (said.From?.Id == arrival.Reference.Bot?.Id)
        {
            return PassOver(call, "the bot itself sent it");
        }

        var (id, key) = (arrival.Reference.Conversation.Id, ActivityKeys.Of(call.Activity));
        var receipt = await pipeline.ReceiveAsync(id, said, key, arrival, cancellationToken);
        if (receipt.Outcome is not (TurnOutcome.UnknownConversation or TurnOutcome.Ended))
        {
            return new(receipt.Outcome, arrival.Reference, receipt.Replies);
        }

        var opened = await pipeline.OpenAsync(arrival, null, cancellationToken);
        receipt = await pipeline.ReceiveAsync(id, said, key, arrival, cancellationToken);
        return new(receipt.Outcome, arrival.Reference, [.. opened.Replies, .. receipt.Replies]);
    }

    /// <summary>A message: words, or a button of a card that sends a message without words.</summary>
    private async Task<ChannelReceipt> HearAsync(ChannelActivity call, CancellationToken cancellationToken) =>
        await cards.SubmitAsync(call, said => SayAsync(call, said, cancellationToken), cancellationToken)
        ?? await SayAsync(call, IncomingActivity.Read(call.Activity), cancellationToken);

    /// <summary>Somebody came or went. Both this and the installation tell that the bot came: whichever is first, is greeted (CHECKLIST, item 102).</summary>
    private async Task<ChannelReceipt> ChangeAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var (activity, arrival) = (call.Activity, ArrivalOf(call));
        var bot = arrival.Reference.Bot?.Id;
        if (IsAction(activity, Remove) || activity.MembersRemoved?.Any(member => member.Id == bot) == true)
        {
            await departures.NoteAsync(arrival.Reference.Conversation.Id, Removed, ActivityKeys.Of(activity), cancellationToken);
            return PassOver(call, "the bot was removed");
        }

        return IsAction(activity, Add) || IsAction(activity, Upgraded) || activity.MembersAdded?.Any(member => member.Id == bot) == true
            ? await GreetAsync(arrival, cancellationToken)
            : PassOver(call, "it is not about the bot");
    }

    private async Task<ChannelReceipt> GreetAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var opened = await pipeline.OpenAsync(arrival, null, cancellationToken);
        if (!arrival.Reference.Conversation.IsShared() || opened.Replies.Count > 0)
        {
            return new(opened.IsNew ? TurnOutcome.Committed : TurnOutcome.Repeated, arrival.Reference, opened.Replies);
        }

        // Where several read along, to open is not to greet: each of their threads is a conversation, and only the bot's coming is a reason to speak.
        var coming = new Activity { Type = ActivityTypes.ConversationUpdate, From = arrival.Reference.Bot, MembersAdded = [arrival.Reference.Bot!] };
        var receipt = await pipeline.ReceiveAsync(arrival.Reference.Conversation.Id, coming, nameof(GreetAsync), arrival, cancellationToken);
        return new(receipt.Outcome, arrival.Reference, receipt.Replies);
    }

    /// <summary>What is only noted: nobody is greeted because of it, and nothing is kept of it where several read along.</summary>
    private async Task<ChannelReceipt> NoteAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var (activity, arrival) = (call.Activity, ArrivalOf(call));
        if (arrival.Reference.Conversation.IsShared() || IsNotCustomers(activity))
        {
            return PassOver(call, "it is nothing for the log");
        }

        var receipt = await pipeline.ReceiveAsync(arrival.Reference.Conversation.Id, IncomingActivity.Read(activity), ActivityKeys.Of(activity), arrival, cancellationToken);
        return new(receipt.Outcome, arrival.Reference, receipt.Replies);
    }

    /// <summary>
    /// Words that were changed or taken back. The log keeps what was said and that it changed; the last message is answered anew, the answers to earlier ones stand. Where
    /// several read along nothing is kept of it.
    /// </summary>
    private async Task<ChannelReceipt> AmendAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var arrival = ArrivalOf(call);
        if (arrival.Reference.Conversation.IsShared() || await changes.ReadAsync(call.Activity, arrival.Reference.Conversation.Id, cancellationToken) is not { } change)
        {
            return PassOver(call, "it changes no message of the log");
        }

        var receipt = await pipeline.ReceiveAsync(arrival.Reference.Conversation.Id, change, ActivityKeys.Of(call.Activity), arrival, cancellationToken);
        return new(receipt.Outcome, arrival.Reference, receipt.Replies);
    }

    private ChannelReceipt Type(ChannelActivity call)
    {
        var reference = ChannelConversations.ReferenceOf(call);
        live.Tell(reference.Conversation.Id, Activity.Typing() with { From = ChannelConversations.SenderOf(call.Activity) });
        return new(null, reference, []);
    }

    private static ChannelReceipt PassOver(ChannelActivity call, string why) => new(null, ChannelConversations.ReferenceOf(call), []) { PassedOver = why };

    private static Arrival ArrivalOf(ChannelActivity call) =>
        new(ChannelConversations.ReferenceOf(call), call.Activity.DeliveryMode == DeliveryModes.ExpectReplies);

    private static bool IsAction(Activity activity, string action) =>
        activity.Type == ActivityTypes.InstallationUpdate && string.Equals(activity.Action, action, StringComparison.OrdinalIgnoreCase);

    private static bool IsNotCustomers(Activity activity) =>
        activity.Type == ActivityTypes.Event && NotCustomers.Any(prefix => activity.Name?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true);

    private static string TypeOf(ChannelActivity call) => call.Activity.Type is { Length: <= 40 } type && type.All(char.IsAsciiLetterOrDigit) ? type : "unknown";
}
