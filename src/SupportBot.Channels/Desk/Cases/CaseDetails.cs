using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Support.Cards;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Makes the panel of one case. Thread-safe.</summary>
internal sealed class CaseDetails(SupportContent content, TurnPipeline pipeline)
{
    private const int Page = 200;

    public async Task<CaseDetail> MakeAsync(
        CaseRowView view, CaseRow row, StoredConversation conversation, IReadOnlyList<CaseRow> all, string locale, CancellationToken cancellationToken)
    {
        var facts = conversation.State.Handoff?.Id == row.Case.Id ? conversation.State.Case : row.Facts;
        var card = CaseCard.Of(content, facts, conversation.State.Locale, locale);
        var places = await FindAsync(conversation, [.. card.Lines.SelectMany(line => line.Values).Select(value => value.Quote).OfType<string>()], cancellationToken);
        var previous = all.Where(other => other.Case.Id != row.Case.Id)
            .Select(other => new PreviousCase(other.Case.Id, other.Case.OpenedAt, other.Case.Status, CaseCard.ReasonName(content, other.Facts.Topic, locale)));
        return new(
            view,
            new(row.Case.Trigger, row.Case.OpenedAt, [.. card.Lines.Select(line => new CardLineView(line.Id, [.. line.Values.Select(value => Value(value, places))]))]),
            [.. card.Checklist.Select(Point)],
            [.. card.Materials.Select(Point)],
            [.. card.Attempts.Select(attempt => new AttemptView(attempt.At, attempt.Text))],
            new(row.IsVerified, conversation.Account is { } account ? AccountMask.Of(account) : null),
            [.. previous],
            CannedReplies.For(content, conversation.State, null, locale).Count)
        {
            At = conversation.State.Handoff?.Id == row.Case.Id ? CustomerPlace.Of(content, conversation.State, locale) : null,
        };
    }

    public IReadOnlyList<CannedView> Canned(StoredConversation conversation, AgentIdentity agent, string locale) =>
    [
        .. CannedReplies.For(content, conversation.State, agent, locale).Select(reply => new CannedView(reply.Id, reply.Name, reply.Text, reply.Missing)),
    ];

    private static CardValueView Value(CardValue value, Dictionary<string, long> places) =>
        new(value.Text, value.State, value.Quote is { } quote && places.TryGetValue(quote, out var place) ? place : null);

    private static PointView Point(CardPoint point) => new(point.Id, point.Text, point.State, point.IsByAgent ? "agent" : null);

    /// <summary>Where in the log the customer said what the card rests on: the first message that holds the words.</summary>
    private async Task<Dictionary<string, long>> FindAsync(StoredConversation conversation, IReadOnlyList<string> quotes, CancellationToken cancellationToken)
    {
        Dictionary<string, long> places = new(StringComparer.Ordinal);
        for (long after = 0; places.Count < quotes.Distinct().Count();)
        {
            var page = await pipeline.ReadAsync(conversation.Id, after, Page, cancellationToken);
            foreach (var entry in TranscriptViews.Entries(page, conversation).Where(entry => entry is { Kind: TranscriptViews.Customer, Text: not null }))
            {
                foreach (var quote in quotes.Where(quote => entry.Text!.Contains(quote, StringComparison.OrdinalIgnoreCase)))
                {
                    places.TryAdd(quote, entry.Sequence);
                }
            }

            if (!page.HasMore)
            {
                break;
            }

            after = page.Watermark;
        }

        return places;
    }
}
