using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Runtime.State.Teams;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>
/// What of a channel's calls is the desk's: everything in its own channels, so that no customer's conversation begins there, and the few words that make or end one. Asked
/// before anybody else. Thread-safe.
/// </summary>
internal sealed class DeskInbox(
    ITeamsStore teams, DeskRegistration registration, DeskReplies replies, DeskPresses presses, DeskThreads threads, DeskAnswers answers, DeskWords words, ServiceUrls urls,
    ILogger<DeskInbox> log)
{
    private const string ChannelType = "channel";

    private static readonly string[] Deletions = ["channelDeleted", "teamDeleted", "teamHardDeleted"];

    /// <summary>Takes an activity that is no invoke.</summary>
    /// <returns>What became of it; <see langword="null"/> when it is not the desk's.</returns>
    public async Task<ChannelReceipt?> TakeAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        var activity = call.Activity;
        if (!CardChannels.Executes(activity.ChannelId ?? ""))
        {
            return null;
        }

        var place = DeskPlace.Of(activity);
        if (activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate)
        {
            return await ChangeAsync(call, place, cancellationToken);
        }

        var channel = activity.Conversation!.IsShared() ? await FindAsync(call, place, cancellationToken) : null;
        if (CommandIn(activity) is { } command && (command.Kind != DeskCommand.Meaning.Stop || channel is not null))
        {
            await registration.TakeAsync(call, place, command, channel, cancellationToken);
            return PassOver(call, "it is about the desk");
        }

        return channel is not null ? await HearAsync(call, place, channel, cancellationToken)
            : IsOverheard(activity) ? PassOver(call, "nobody spoke to the bot")
            : null;
    }

    /// <summary>What is said to the bot about the desk, alone with it or by its name.</summary>
    private DeskCommand? CommandIn(Activity activity) =>
        activity.Type == ActivityTypes.Message && (!activity.Conversation!.IsShared() || Mentions.IsCalled(activity))
            ? DeskCommand.Read(Mentions.Remove(activity.Text ?? "", activity), words)
            : null;

    /// <summary>Answers a pressed button.</summary>
    /// <returns>The answer; <see langword="null"/> when it is on no card of the desk.</returns>
    public async Task<InvokeAnswer?> AnswerAsync(ChannelActivity call, CancellationToken cancellationToken)
    {
        if (Pressed(call.Activity) is not { } payload)
        {
            return null;
        }

        var place = DeskPlace.Of(call.Activity);
        var channel = await FindAsync(call, place, cancellationToken);
        var answer = channel is null
            ? CardAnswer.BadRequest(words.Find(words.Content.ResolveLocale(call.Activity.Locale), "elsewhere"))
            : await PressAsync(call, place, channel, payload, cancellationToken);
        return new(200, JsonSerializer.SerializeToElement(answer, CardJson.Wire.CardAnswer));
    }

    private static CardPayload? Pressed(Activity invoke)
    {
        try
        {
            var action = invoke.Value?.Deserialize(CardJson.Wire.CardInvoke)?.Action;
            return DeskPresses.Read(action?.Data) is { } payload && payload.Desk!.Verb == action?.Verb ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Something in a channel of the desk. Reactions, changes and the like mean nothing: what was sent to a customer cannot be taken back.</summary>
    private async Task<ChannelReceipt> HearAsync(ChannelActivity call, DeskPlace place, DeskChannel channel, CancellationToken cancellationToken)
    {
        var activity = call.Activity;
        if (activity.Type != ActivityTypes.Message || activity.From?.Id == activity.Recipient?.Id)
        {
            return PassOver(call, "it means nothing to the desk");
        }

        await FollowAsync(call, channel, cancellationToken);
        if (string.IsNullOrWhiteSpace(activity.Text) && DeskPresses.Read(activity.Value) is { } payload)
        {
            await ShowAsync(call, await PressAsync(call, place, channel, payload, cancellationToken), cancellationToken);
        }
        else if (place.ThreadId != place.ChannelId && await teams.FindThreadOfAsync(channel.Id, place.ThreadId, cancellationToken) is { } thread)
        {
            await replies.TakeAsync(call, place, channel, thread, cancellationToken);
            await threads.ReviveAsync(thread.CaseId, channel.Id, cancellationToken);
        }
        else if (Mentions.IsCalled(activity))
        {
            await answers.SayAsync(call, channel.Locale, words.Find(channel.Locale, "channel.hint"), cancellationToken);
        }

        return PassOver(call, "it is said at the desk");
    }

    /// <summary>Where somebody presses something, Teams is there again: what was given up goes on.</summary>
    private async Task<CardAnswer> PressAsync(ChannelActivity call, DeskPlace place, DeskChannel channel, CardPayload payload, CancellationToken cancellationToken)
    {
        var answer = await presses.PressAsync(call, place, channel, payload, cancellationToken);
        await threads.ReviveAsync(payload.Desk!.CaseId, channel.Id, cancellationToken);
        return answer;
    }

    /// <summary>A client that does not know Execute shows no answer, so it is sent.</summary>
    private Task ShowAsync(ChannelActivity call, CardAnswer answer, CancellationToken cancellationToken) =>
        answer.StatusCode == 200 && answer.Value.Deserialize(CardJson.Wire.AdaptiveCard) is { } card
            ? answers.ShowAsync(call, card, card.FallbackText, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Teams may move: the latest way to a channel is the one that leads there.</summary>
    private async Task FollowAsync(ChannelActivity call, DeskChannel channel, CancellationToken cancellationToken)
    {
        if (channel.Reference.ServiceUrl != call.ServiceUrl.Root.AbsoluteUri)
        {
            await teams.SaveChannelAsync(channel with { Reference = channel.Reference with { ServiceUrl = call.ServiceUrl.Root.AbsoluteUri } }, cancellationToken);
        }
    }

    /// <summary>
    /// The desk's channel in which something happens. Whoever calls must be of the service that made it the desk: a tool on this machine may call itself what it likes and stands in
    /// no real channel, and neither does another service with an id that happens to be the same.
    /// </summary>
    private async Task<DeskChannel?> FindAsync(ChannelActivity call, DeskPlace place, CancellationToken cancellationToken)
    {
        var id = DeskChannel.IdOf(place.TenantId, place.ChannelId);
        return (await teams.ListChannelsAsync(cancellationToken)).FirstOrDefault(channel =>
            channel.Id == id && IsOfService(channel, call));
    }

    private bool IsOfService(DeskChannel channel, ChannelActivity call) =>
        channel.Reference.ChannelId == call.Activity.ChannelId && (urls.Read(channel.Reference.ServiceUrl)?.IsLocal ?? false) == call.ServiceUrl.IsLocal;

    /// <summary>The bot came or went, or somebody else did: the desk's channel is not greeted as customers are.</summary>
    private async Task<ChannelReceipt?> ChangeAsync(ChannelActivity call, DeskPlace place, CancellationToken cancellationToken)
    {
        if (IsRemoval(call.Activity) || Deletions.Contains(DeskPlace.NewsIn(call.Activity).Event, StringComparer.OrdinalIgnoreCase))
        {
            await EndAsync(call, place, cancellationToken);
        }

        return await FindAsync(call, place, cancellationToken) is null ? null : PassOver(call, "it is about the desk's channel");
    }

    /// <summary>The bot was taken out of the team, or the channel is no more.</summary>
    private async Task EndAsync(ChannelActivity call, DeskPlace place, CancellationToken cancellationToken)
    {
        foreach (var channel in (await teams.ListChannelsAsync(cancellationToken)).Where(channel => IsMeant(channel, call, place)))
        {
            if (await teams.RemoveChannelAsync(channel.Id, CancellationToken.None))
            {
                log.ChannelEnded(channel.Id, "the bot was removed from there");
            }
        }
    }

    private bool IsMeant(DeskChannel channel, ChannelActivity call, DeskPlace place)
    {
        var (news, about) = DeskPlace.NewsIn(call.Activity);
        var isNamed = channel.Reference.Conversation.Id == (about ?? place.ChannelId) || (news != Deletions[0] && IsOfTeam(channel, place));
        return isNamed && channel.TenantId == place.TenantId && IsOfService(channel, call);
    }

    /// <summary>An update of the app removes it too, for a moment, and calls that by another name.</summary>
    private static bool IsRemoval(Activity activity) =>
        (activity.Type == ActivityTypes.InstallationUpdate && string.Equals(activity.Action, "remove", StringComparison.OrdinalIgnoreCase))
        || activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true;

    private static bool IsOfTeam(DeskChannel channel, DeskPlace place) => channel.TeamId is not null && channel.TeamId == place.TeamId;

    /// <summary>With the consent to read channels, Teams tells the bot of everything that is said there, also to others.</summary>
    private static bool IsOverheard(Activity activity) =>
        activity.Type == ActivityTypes.Message
        && string.Equals(activity.Conversation!.ConversationType, ChannelType, StringComparison.OrdinalIgnoreCase)
        && !Mentions.IsCalled(activity);

    private static ChannelReceipt PassOver(ChannelActivity call, string why) => new(null, ChannelConversations.ReferenceOf(call), []) { PassedOver = why };
}
