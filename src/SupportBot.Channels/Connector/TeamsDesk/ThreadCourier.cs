using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>
/// Brings one case in one channel up to date: opens the thread, changes the card, tells what is new. What arrived is kept at once, so a restart goes on from there; a lost answer
/// may show a thing twice. Thread-safe, as long as each case is carried once at a time.
/// </summary>
internal sealed class ThreadCourier(
    ITeamsStore teams, ICaseStore cases, TurnPipeline pipeline, DeskThreads threads, DeskCards cards, ThreadLines lines, DeskWords words, ConnectorClient client, ConversationPace pace,
    TimeProvider time, ILogger<ThreadCourier> log)
{
    private const string Deleted = "ActivityNotFoundInConversation";

    private const string NotFound = "ConversationNotFound";

    private const int Page = 100;

    /// <summary>After so long nobody looks for it in Teams any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    /// <summary>A card changes at most so often; what happens in between comes together.</summary>
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromSeconds(1);

    /// <summary>While one process carries a case, no other does.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Carries what there is to carry.</summary>
    /// <returns>Whether the case was looked at; not, while somebody acts on it or it is not due.</returns>
    public async Task<bool> CarryAsync(DeskChannel channel, string caseId, CancellationToken cancellationToken)
    {
        var known = await teams.FindThreadAsync(caseId, channel.Id, cancellationToken);
        if (await LookAsync(channel, caseId, known, cancellationToken) is not { } look)
        {
            return true;
        }

        if (threads.IsBusy(caseId))
        {
            return false;
        }

        if (known is null)
        {
            return !IsShown(look.Row) || await RunAsync(look, New(look), cancellationToken);
        }

        // Read again: what was written in the thread meanwhile is marked there by now.
        return await teams.FindThreadAsync(caseId, channel.Id, cancellationToken) is not { IsDead: false } thread
            || (thread.DueAt <= time.GetUtcNow() && await RunAsync(look, thread, cancellationToken));
    }

    private static bool IsShown(CaseRow row) => row.Case.Status is CaseStatus.Waiting or CaseStatus.Assigned;

    private async Task<Look?> LookAsync(DeskChannel channel, string caseId, DeskThread? known, CancellationToken cancellationToken)
    {
        if (await cases.FindCaseAsync(caseId, cancellationToken) is not { } row || await ConversationAsync(row, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var notes = await cases.ListNotesAsync(caseId, cancellationToken);
        var page = await pipeline.ReadAsync(row.ConversationId, known?.Watermark ?? conversation.LastSequence, Page, cancellationToken);
        return new(channel, row, conversation.Reference, page, notes);
    }

    private async Task<StoredConversation?> ConversationAsync(CaseRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.FindAsync(row.ConversationId, cancellationToken);
        }
        catch (StoredStateException)
        {
            // Nobody can work on it, here or elsewhere.
            return null;
        }
    }

    private DeskThread New(Look look) => new()
    {
        CaseId = look.Row.Case.Id,
        ChannelId = look.Channel.Id,
        Watermark = look.Page.Watermark,
        NoteMark = look.Notes.Count == 0 ? 0 : look.Notes[^1].Id,
        DueAt = time.GetUtcNow() + Lease,
        Version = 0,
    };

    private async Task<bool> RunAsync(Look look, DeskThread thread, CancellationToken cancellationToken)
    {
        var card = cards.Make(look.Row, look.Channel.Locale);
        var news = lines.Of(look.Row, look.Reference, look.Page, look.Notes, thread, look.Channel.Locale);
        var leased = thread with { DueAt = time.GetUtcNow() + Lease, Version = thread.Version + 1 };
        if (!await teams.SaveThreadAsync(leased, cancellationToken))
        {
            return false;
        }

        var (shown, delivery) = await ShowAsync(look, leased, card, cancellationToken);
        if (delivery is null)
        {
            (shown, delivery) = await TellAsync(look, shown, news, cancellationToken);
        }

        await UntilStoredAsync(() => delivery is null ? FinishAsync(look, shown, news, cancellationToken) : SettleAsync(look, shown, delivery, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Opens the thread with the card at its head, or changes the card, if its id is known.</summary>
    /// <returns>The thread as it is then, and what went wrong.</returns>
    private async Task<(DeskThread Thread, Delivery? Problem)> ShowAsync(Look look, DeskThread thread, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var fingerprint = DeskCards.FingerprintOf(card);
        if (thread.Fingerprint == fingerprint || (thread.ConversationId is null ? !look.Row.Case.IsOpen : thread.CardId is null))
        {
            return (thread, null);
        }

        var (channel, locale) = (look.Channel, look.Channel.Locale);
        var message = CardJson.Message(card, words.Find(locale, thread.ConversationId is null ? "summary.new" : "summary.case", ("reason", cards.ReasonOf(look.Row, locale)))) with
        {
            InputHint = null,
            From = channel.Reference.Bot,
        };
        await pace.WaitAsync(thread.ConversationId ?? channel.Reference.Conversation.Id, cancellationToken);
        var delivery = thread is { ConversationId: { } conversation, CardId: { } shown }
            ? await client.UpdateAsync(Way(channel, conversation), shown, message with { Conversation = new() { Id = conversation } }, cancellationToken)
            : await client.OpenAsync(channel.Reference.ServiceUrl ?? "", Parameters(channel, message), cancellationToken);
        return delivery switch
        {
            Delivery.Opened opened => (await KeepAsync(
                thread, kept => kept with { ConversationId = opened.ConversationId, CardId = opened.ActivityId ?? DeskPlace.HeadOf(opened.ConversationId), Fingerprint = fingerprint }, cancellationToken), null),
            Delivery.Delivered => (await KeepAsync(thread, kept => kept with { Fingerprint = fingerprint }, cancellationToken), null),
            _ => (thread, delivery),
        };
    }

    private async Task<(DeskThread Thread, Delivery? Problem)> TellAsync(Look look, DeskThread thread, ThreadLines.News news, CancellationToken cancellationToken)
    {
        if (news.Lines.Count == 0 || thread.ConversationId is not { } conversation)
        {
            return (thread, null);
        }

        var card = new AdaptiveCard { Lang = look.Channel.Locale, FallbackText = words.Find(look.Channel.Locale, "fallback"), Body = news.Lines };
        var message = CardJson.Message(card, news.Summary) with { InputHint = null, From = look.Channel.Reference.Bot, Conversation = new() { Id = conversation } };
        await pace.WaitAsync(conversation, cancellationToken);
        return await client.SendAsync(Way(look.Channel, conversation), message, cancellationToken) is var delivery and not Delivery.Delivered
            ? (thread, delivery)
            : (await KeepAsync(thread, kept => Told(kept, news), cancellationToken), null);
    }

    private static DeskThread Told(DeskThread thread, ThreadLines.News news) => thread with
    {
        Watermark = news.Watermark,
        NoteMark = news.NoteMark,
        OwnSequences = [.. thread.OwnSequences.Where(own => own > news.Watermark)],
        OwnNotes = [.. thread.OwnNotes.Where(own => own > news.NoteMark)],
    };

    private Task<DeskThread?> FinishAsync(Look look, DeskThread thread, ThreadLines.News news, CancellationToken cancellationToken) => threads.ChangeAsync(
        thread,
        kept => Told(kept, news) with
        {
            SeenAt = news.IsAll ? look.Row.UpdatedAt : null,
            IsSettled = news.IsAll && !look.Row.Case.IsOpen,
            DueAt = time.GetUtcNow() + BetweenChanges,
            Attempts = 0,
            FailingSince = null,
            Problem = null,
        },
        cancellationToken);

    private Task SettleAsync(Look look, DeskThread thread, Delivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        Delivery.Retry retry => PostponeAsync(thread, retry, cancellationToken),
        Delivery.Gone { Code: NotFound } or Delivery.Rejected { Code: Deleted } when thread.ConversationId is not null => ForgetAsync(thread, cancellationToken),
        Delivery.Gone gone => EndAsync(look.Channel, gone.Code, cancellationToken),
        Delivery.Rejected { Status: 403 or 404 } refused when thread.ConversationId is null => EndAsync(look.Channel, CodeOf(refused), cancellationToken),
        Delivery.Rejected { Status: null } unsent => PostponeAsync(thread, new(null, CodeOf(unsent), MayHaveArrived: false), cancellationToken),
        Delivery.Rejected rejected => BuryAsync(thread, CodeOf(rejected), cancellationToken),
        _ => BuryAsync(thread, delivery.GetType().Name, cancellationToken),
    };

    private static string CodeOf(Delivery.Rejected rejected) => string.Create(CultureInfo.InvariantCulture, $"{rejected.Status} {rejected.Code}").Trim();

    private async Task PostponeAsync(DeskThread thread, Delivery.Retry retry, CancellationToken cancellationToken)
    {
        if (retry.MayHaveArrived)
        {
            log.MayBeShownTwice(thread.CaseId);
        }

        var now = time.GetUtcNow();
        if (now - thread.FailingSince >= GivenUpAfter)
        {
            await BuryAsync(thread, retry.Why, cancellationToken);
            return;
        }

        var wait = BackOff.Delay(thread.Attempts + 1, retry.After, Random.Shared.NextDouble());
        await threads.ChangeAsync(
            thread, kept => kept with { Attempts = kept.Attempts + 1, FailingSince = kept.FailingSince ?? now, Problem = retry.Why, DueAt = now + wait }, cancellationToken);
        log.ThreadPostponed(thread.CaseId, retry.Why, (int)Math.Ceiling(wait.TotalSeconds));
    }

    private async Task BuryAsync(DeskThread thread, string problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await threads.ChangeAsync(thread, kept => kept with { IsDead = true, FailingSince = kept.FailingSince ?? now, Problem = problem, DueAt = now }, cancellationToken);
        log.ThreadGivenUp(thread.CaseId, problem);
    }

    /// <summary>Somebody deleted the card, and with it the thread.</summary>
    private async Task ForgetAsync(DeskThread thread, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await threads.ChangeAsync(thread, kept => kept with { ConversationId = null, CardId = null, Fingerprint = null, SeenAt = null, DueAt = now + BetweenChanges }, cancellationToken);
        log.ThreadGone(thread.CaseId);
    }

    private async Task EndAsync(DeskChannel channel, string code, CancellationToken cancellationToken)
    {
        if (await teams.RemoveChannelAsync(channel.Id, cancellationToken))
        {
            log.ChannelEnded(channel.Id, code);
        }
    }

    private static ConversationReference Way(DeskChannel channel, string conversation) => channel.Reference with { Conversation = new() { Id = conversation } };

    private static ConversationParameters Parameters(DeskChannel channel, Activity card) => new()
    {
        IsGroup = true,
        Bot = channel.Reference.Bot,
        TenantId = channel.TenantId,
        Activity = card,
        ChannelData = JsonSerializer.SerializeToElement(new(new(channel.Reference.Conversation.Id), new(channel.TenantId)), CardJson.Wire.ThreadParent),
    };

    private async Task<DeskThread> KeepAsync(DeskThread thread, Func<DeskThread, DeskThread> change, CancellationToken cancellationToken)
    {
        DeskThread? kept = null;
        await UntilStoredAsync(async () => kept = await threads.ChangeAsync(thread, change, cancellationToken), cancellationToken);
        return kept ?? change(thread);
    }

    private Task UntilStoredAsync(Func<Task> write, CancellationToken cancellationToken) => UntilStored.WriteAsync(write, log.TeamsUnavailable, time, cancellationToken);

    private sealed record Look(DeskChannel Channel, CaseRow Row, ConversationReference Reference, LogPage Page, IReadOnlyList<CaseNote> Notes);
}
