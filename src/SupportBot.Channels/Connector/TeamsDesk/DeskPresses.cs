using System.Text.Json;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>
/// What becomes of a button on the card of a case. The answer is the card as it is then, with a sentence where something was not done; it is shown to the one who pressed, and
/// <see cref="ThreadCourier"/> changes the card for everybody. Thread-safe.
/// </summary>
internal sealed class DeskPresses(ICaseStore cases, TurnPipeline pipeline, DeskPeople people, DeskActing acting, DeskCards cards, ThreadLines lines, DeskWords words)
{
    private const int MostOfLog = 200;

    /// <summary>What was pressed; <see langword="null"/> when it was on another card.</summary>
    public static CardPayload? Read(JsonElement? data)
    {
        try
        {
            return data is { ValueKind: JsonValueKind.Object } value && value.Deserialize(CardJson.Wire.CardPayload) is { Desk: not null } payload ? payload : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Carries it out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="place">Where it was pressed.</param>
    /// <param name="channel">The desk's channel there.</param>
    /// <param name="payload">What was pressed, as <see cref="Read"/> tells.</param>
    /// <param name="cancellationToken">Ends the wait; what is begun is finished.</param>
    public async Task<CardAnswer> PressAsync(ChannelActivity call, DeskPlace place, DeskChannel channel, CardPayload payload, CancellationToken cancellationToken)
    {
        var (press, locale) = (payload.Desk!, channel.Locale);
        if (await cases.FindCaseAsync(press.CaseId, cancellationToken) is not { } row)
        {
            return CardAnswer.BadRequest(words.Find(locale, "unknown-case"));
        }

        if (await people.FindAsync(place, cancellationToken) is not { } agent)
        {
            return CardAnswer.Of(cards.Make(row, locale, words.Find(locale, "link.how")));
        }

        return press.Verb switch
        {
            DeskPress.Look => CardAnswer.Of(cards.Make(row, locale)),
            DeskPress.Transcript => CardAnswer.Of(await TranscriptAsync(agent, row, locale, cancellationToken)),
            DeskPress.Note => await ShowAsync(row, locale, await acting.NoteAsync(call.Activity, agent, row, payload.Words ?? "", null), done: words.Find(locale, "noted"), cancellationToken),
            _ when ActionOf(press.Verb, new(agent.Id, agent.Name), payload.Words) is { } action =>
                await ShowAsync(row, locale, await acting.ActAsync(call.Activity, agent, row, press.Verb, action, null), DoneWith(press.Verb, agent, locale), cancellationToken),
            _ => CardAnswer.BadRequest(words.Find(locale, "unknown-case")),
        };
    }

    private static DeskAction? ActionOf(string verb, AgentIdentity agent, string? said) => verb switch
    {
        DeskPress.Claim => new ClaimCase(agent),
        DeskPress.Reply => new ReplyToCustomer(agent, said ?? ""),
        DeskPress.Return => new ReturnCase(agent, string.IsNullOrWhiteSpace(said) ? null : said),
        DeskPress.Close => new ResolveCase(agent),
        DeskPress.Reopen => new ReopenCase(agent),
        _ => null,
    };

    /// <summary>What the card does not show by itself.</summary>
    private string? DoneWith(string verb, AgentAccount agent, string locale) => verb == DeskPress.Reopen ? words.Find(locale, "reopened", ("agent", agent.Name)) : null;

    private async Task<CardAnswer> ShowAsync(CaseRow before, string locale, DeskActing.Outcome outcome, string? done, CancellationToken cancellationToken)
    {
        var row = await cases.FindCaseAsync(before.Case.Id, cancellationToken) ?? before;
        var isMute = outcome.IsDone || (outcome.Refusal == DeskRefusal.NothingToDo && row.Case.Status == CaseStatus.Assigned);
        return CardAnswer.Of(cards.Make(row, locale, isMute ? done : words.Refusal(outcome, row, locale), offersReopen: outcome.Refusal == DeskRefusal.Resolved));
    }

    private async Task<AdaptiveCard> TranscriptAsync(AgentAccount agent, CaseRow row, string locale, CancellationToken cancellationToken)
    {
        await acting.ReadAsync(agent, row);
        if (await pipeline.FindAsync(row.ConversationId, cancellationToken) is not { } conversation)
        {
            return cards.Make(row, locale);
        }

        var from = Math.Max(0, conversation.LastSequence - MostOfLog);
        var page = await pipeline.ReadAsync(row.ConversationId, from, MostOfLog, cancellationToken);
        return lines.Transcript(row, conversation.Reference, page, isFromBeginning: from == 0, locale);
    }
}
