using SupportBot.Channels.Desk.Events;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Cards;

namespace SupportBot.Channels.Desk.Views;

/// <summary>Makes what agents see of a case from what is stored and what is known right now. Thread-safe.</summary>
internal sealed class CaseViews(DeskTexts texts, LiveSignals signals, CaseViewers viewers)
{
    public CaseRowView Row(CaseRow row, string locale)
    {
        var handoff = row.Case;
        return new()
        {
            Id = handoff.Id,
            ConversationId = row.ConversationId,
            Status = handoff.Status,
            Trigger = handoff.Trigger,
            Priority = handoff.Priority,
            OpenedAt = handoff.OpenedAt,
            WaitingSince = handoff.WaitingSince,
            StatusSince = handoff.StatusSince,
            Agent = handoff.Agent,
            ReservedFor = handoff.ReservedFor,
            Assigned = handoff is { Status: CaseStatus.Assigned, Assigned: { } why } ? texts.Why(why, locale) : null,
            FirstClaimAt = handoff.FirstClaimAt,
            FirstReplyAt = handoff.FirstReplyAt,
            LastCustomerAt = handoff.LastCustomerAt,
            LastAgentAt = handoff.LastAgentAt,
            SnoozedUntil = handoff.SnoozedUntil,
            Requeues = handoff.Requeues,
            RequeuedFor = handoff.RequeuedFor,
            Rating = handoff.Rating,
            Hub = handoff.Hub,
            Reason = row.Facts.Topic is { } topic ? new(topic, texts.Content.Name(locale, topic)) : null,
            Rejections = row.Facts.Rejections,
            Locale = row.Locale,
            LocaleName = texts.Content.NameOf(row.Locale),
            Channel = row.ChannelId,
            Verified = row.IsVerified,
            Customer = VisitorName.Of(texts.Content, row.ConversationId, locale),
            LastLine = row.LastLine,
            Presence = Presence(row.ConversationId),
            Viewers = viewers.Of(handoff.Id),
            DueAt = CaseDue.At(handoff, texts.Content.Profile.Desk),
            UpdatedAt = row.UpdatedAt,
        };
    }

    public CaseRowView.PresenceView Presence(string conversationId) => signals.PresenceOf(conversationId) switch
    {
        null => new("unknown", null),
        { Pages: > 0 } => new("here", null),
        { LeftAt: var leftAt } => new("gone", leftAt),
    };
}
