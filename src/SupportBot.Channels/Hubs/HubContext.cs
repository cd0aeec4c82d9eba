using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs;

/// <summary>What a hub is told of a case: kinds and counts, and the words that spoke for the reason, redacted. Nothing by which a customer is known.</summary>
internal sealed record HubContext
{
    public required string Case { get; init; }

    public required string Trigger { get; init; }

    public int Priority { get; init; }

    public required string Locale { get; init; }

    public required string Channel { get; init; }

    public bool Verified { get; init; }

    public required string OpenedAt { get; init; }

    public required string WaitingSince { get; init; }

    public string? Topic { get; init; }

    public string? Quote { get; init; }

    public string? VerificationStatus { get; init; }

    public int? Rejections { get; init; }

    public int? HoursUnderReview { get; init; }

    public IReadOnlyDictionary<string, string>? Details { get; init; }

    public IReadOnlyDictionary<string, string>? Tried { get; init; }

    public IReadOnlyList<string>? Unmet { get; init; }

    public static HubContext Of(HubOffer offer)
    {
        var (row, facts, held) = (offer.Row, offer.Row.Facts, offer.Row.Case);
        return new()
        {
            Case = held.Id,
            Trigger = held.Trigger,
            Priority = held.Priority,
            Locale = row.Locale,
            Channel = row.ChannelId,
            Verified = row.IsVerified,
            OpenedAt = WireTime.From(held.OpenedAt).Text,
            WaitingSince = WireTime.From(held.WaitingSince).Text,
            Topic = facts.Topic,
            Quote = facts.Quote,
            VerificationStatus = facts.Status,
            Rejections = facts.Rejections > 0 ? facts.Rejections : null,
            HoursUnderReview = facts.HoursUnderReview,
            Details = facts.Slots.Count > 0 ? facts.Slots : null,
            Tried = facts.Tried.Count > 0 ? facts.Tried : null,
            Unmet = facts.Unmet.Count > 0 ? facts.Unmet : null,
        };
    }
}
