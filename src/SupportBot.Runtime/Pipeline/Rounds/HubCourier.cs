using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Goes the way of one case to a hub elsewhere: offer, messages, end. What there is to send is read from the log behind a stored watermark, and the watermark moves after the
/// hub has it; so nothing is lost, and what a crash sends twice has the same id twice. If the hub fails, the built-in queue has the case, and the customer is told.
/// </summary>
/// <param name="hub">Where agents work.</param>
/// <param name="deliveries">How far cases got.</param>
/// <param name="cases">The queue.</param>
/// <param name="pipeline">Reads the log, and carries turns out.</param>
/// <param name="patience">How long the hub is waited for.</param>
/// <param name="clock">The time.</param>
public sealed class HubCourier(IAgentHub hub, IHubStore deliveries, ICaseStore cases, TurnPipeline pipeline, HubPatience patience, TimeProvider clock)
{
    private const int TranscriptActivities = 400;

    private const int Page = 100;

    /// <summary>A process that sends has the delivery for as long as an answer may take, and some time to note it.</summary>
    private TimeSpan Lease => patience.Answer + TimeSpan.FromSeconds(5);

    internal async Task AdvanceAsync(HubDelivery delivery, RoundReport report, CancellationToken cancellationToken)
    {
        var row = await cases.FindCaseAsync(delivery.CaseId, cancellationToken);
        if (row is null)
        {
            await SaveAsync(delivery with { Status = HubDeliveryStatus.Closed }, cancellationToken);
        }
        else if (delivery.Hub != hub.Name)
        {
            await FailAsync(delivery, row, $"The hub '{delivery.Hub}' is no longer configured.", report, cancellationToken);
        }
        else if (delivery.ReceivedAt is null)
        {
            await OfferAsync(delivery, row, report, cancellationToken);
        }
        else if (!IsWithHub(row.Case))
        {
            await CloseAsync(delivery, row, report, cancellationToken);
        }
        else if (row.Case.Status == CaseStatus.Waiting && clock.GetUtcNow() - delivery.ReceivedAt >= patience.Acceptance)
        {
            await FailAsync(delivery, row, "Nobody at the hub took the case in time.", report, cancellationToken);
        }
        else
        {
            await ForwardAsync(delivery, row, report, cancellationToken);
        }
    }

    private bool IsWithHub(HandoffCase held) =>
        held.Hub == hub.Name && (held.Status == CaseStatus.Waiting || (held.Status == CaseStatus.Assigned && held.Agent?.Id == HubAgent.IdOf(hub.Name)));

    private async Task OfferAsync(HubDelivery delivery, CaseRow row, RoundReport report, CancellationToken cancellationToken)
    {
        if (!await NoteOfferAsync(delivery, row, cancellationToken))
        {
            await SaveAsync(delivery with { Status = EndOf(row) }, cancellationToken);
            return;
        }

        if (await pipeline.FindAsync(row.ConversationId, cancellationToken) is not { } conversation
            || await TakeAsync(delivery, cancellationToken) is not { } taken)
        {
            return;
        }

        var page = await pipeline.ReadAsync(row.ConversationId, Math.Max(0, conversation.LastSequence - TranscriptActivities), TranscriptActivities, cancellationToken);
        var offer = new HubOffer(CaseOf(row, taken), row, HubTranscript.Of(page.Activities, conversation.Reference));
        var answer = await hub.OfferAsync(offer, cancellationToken);
        var now = clock.GetUtcNow();
        if (answer.Outcome == HubOutcome.Received)
        {
            report.Count();
            await SaveAsync(taken with { ReceivedAt = now, Watermark = page.Watermark, Attempts = 0, DueAt = now }, cancellationToken);
        }
        else
        {
            await TryAgainAsync(taken, row, answer, taken.OfferedAt + patience.Answer, report, cancellationToken);
        }
    }

    /// <summary>Has the conversation note that the hub is offered its case, once an offer.</summary>
    /// <returns>Whether the case is the hub's to take.</returns>
    private async Task<bool> NoteOfferAsync(HubDelivery delivery, CaseRow row, CancellationToken cancellationToken)
    {
        if (IsWithHub(row.Case))
        {
            return true;
        }

        var receipt = await pipeline.ActAsync(row.ConversationId, new OfferCase(hub.Name) { CaseId = row.Case.Id }, CaseOf(row, delivery).EventId("offer"), cancellationToken);
        return receipt.Conversation?.State.Handoff is { } held && held.Id == row.Case.Id && IsWithHub(held);
    }

    private async Task ForwardAsync(HubDelivery delivery, CaseRow row, RoundReport report, CancellationToken cancellationToken)
    {
        var page = await pipeline.ReadAsync(row.ConversationId, delivery.Watermark, Page, cancellationToken);
        if (page.Activities.Count == 0 || await pipeline.FindAsync(row.ConversationId, cancellationToken) is not { } conversation)
        {
            return;
        }

        var current = delivery;
        foreach (var (at, activity) in page.Activities.Index().Where(entry => HubTranscript.IsCustomers(entry.Item, conversation.Reference)))
        {
            var message = new HubMessage(CaseOf(row, delivery), delivery.Watermark + at + 1, HubTranscript.Show(activity, conversation.Reference));
            if (await SendAsync(current, row, message, report, cancellationToken) is not { } sent)
            {
                return;
            }

            current = sent;
        }

        if (current.Watermark < page.Watermark)
        {
            await SaveAsync(current with { Watermark = page.Watermark }, cancellationToken);
        }
    }

    /// <returns>The delivery with the message behind it; <see langword="null"/> if it did not get there, or is another process's to send.</returns>
    private async Task<HubDelivery?> SendAsync(HubDelivery delivery, CaseRow row, HubMessage message, RoundReport report, CancellationToken cancellationToken)
    {
        if (await TakeAsync(delivery, cancellationToken) is not { } taken)
        {
            return null;
        }

        var answer = await hub.ForwardAsync(message, cancellationToken);
        if (answer.Outcome != HubOutcome.Received)
        {
            await TryAgainAsync(taken, row, answer, deadline: null, report, cancellationToken);
            return null;
        }

        report.Count();
        return await SaveAsync(taken with { Watermark = message.Sequence, Attempts = 0, DueAt = clock.GetUtcNow() }, cancellationToken);
    }

    private async Task CloseAsync(HubDelivery delivery, CaseRow row, RoundReport report, CancellationToken cancellationToken)
    {
        if (await TakeAsync(delivery, cancellationToken) is not { } taken)
        {
            return;
        }

        var answer = await hub.CloseAsync(CaseOf(row, delivery), cancellationToken);
        var again = answer.Outcome == HubOutcome.NoAnswer && taken.Attempts + 1 < HubBackOff.MostAttempts;
        if (answer.Outcome != HubOutcome.Received)
        {
            report.Fail(delivery.CaseId, $"The hub was not told that the case is over: {answer.Problem}");
        }

        await SaveAsync(again ? Postponed(taken) : taken with { Status = EndOf(row) }, cancellationToken);
    }

    private async Task TryAgainAsync(HubDelivery delivery, CaseRow row, HubAnswer answer, DateTimeOffset? deadline, RoundReport report, CancellationToken cancellationToken)
    {
        var problem = answer.Problem ?? "no reason given";
        if (deadline <= clock.GetUtcNow() || answer.Outcome == HubOutcome.Refused || delivery.Attempts + 1 >= HubBackOff.MostAttempts)
        {
            await FailAsync(delivery, row, $"The hub did not take the case: {problem}", report, cancellationToken);
        }
        else
        {
            report.Fail(delivery.CaseId, $"The hub is tried again: {problem}");
            var next = Postponed(delivery);
            await SaveAsync(deadline < next.DueAt ? next with { DueAt = deadline.Value } : next, cancellationToken);
        }
    }

    /// <summary>The customer is told first: if the process ends in between, the next round finds the case back in the queue and only notes it.</summary>
    private async Task FailAsync(HubDelivery delivery, CaseRow row, string problem, RoundReport report, CancellationToken cancellationToken)
    {
        report.Fail(delivery.CaseId, problem);
        await pipeline.ActAsync(row.ConversationId, new RequeueCase(null, RequeueReason.HubFailed, From: HubAgent.IdOf(delivery.Hub)) { CaseId = row.Case.Id }, null, cancellationToken);
        var saved = await SaveAsync(delivery with { Status = HubDeliveryStatus.Failed }, cancellationToken);
        if (saved is not null && delivery.ReceivedAt is not null && delivery.Hub == hub.Name)
        {
            await hub.CloseAsync(CaseOf(row, delivery), cancellationToken);
        }
    }

    /// <summary>A hub that failed once, whoever found out, is not offered the case again.</summary>
    private static string EndOf(CaseRow row) => row.Case.RequeuedFor == RequeueReason.HubFailed ? HubDeliveryStatus.Failed : HubDeliveryStatus.Closed;

    private HubDelivery Postponed(HubDelivery delivery) =>
        delivery with { Attempts = delivery.Attempts + 1, DueAt = clock.GetUtcNow() + HubBackOff.After(delivery.Attempts + 1) };

    private Task<HubDelivery?> TakeAsync(HubDelivery delivery, CancellationToken cancellationToken) =>
        SaveAsync(delivery with { DueAt = clock.GetUtcNow() + Lease }, cancellationToken);

    /// <returns>The delivery as it is kept, or <see langword="null"/> if another process was first.</returns>
    private async Task<HubDelivery?> SaveAsync(HubDelivery delivery, CancellationToken cancellationToken)
    {
        var next = delivery with { Version = delivery.Version + 1 };
        return await deliveries.SaveDeliveryAsync(next, cancellationToken) ? next : null;
    }

    private static HubCase CaseOf(CaseRow row, HubDelivery delivery) => new(row.Case.Id, row.ConversationId, row.ChannelId, row.Locale, delivery.Offer);
}
