using System.Text.RegularExpressions;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>What becomes of words that are written in a case's thread: a reply to the customer, or a note. Silence means that it was sent; anything else is said. Thread-safe.</summary>
internal sealed partial class DeskReplies(ICaseStore cases, DeskPeople people, DeskActing acting, DeskCards cards, DeskAnswers answers, DeskWords words)
{
    /// <summary>How a note begins.</summary>
    private const string NoteMark = "//";

    public async Task TakeAsync(ChannelActivity call, DeskPlace place, DeskChannel channel, DeskThread thread, CancellationToken cancellationToken)
    {
        if (await cases.FindCaseAsync(thread.CaseId, cancellationToken) is not { } row)
        {
            await answers.SayAsync(call, channel.Locale, words.Find(channel.Locale, "unknown-case"), cancellationToken);
        }
        else if (await people.FindAsync(place, cancellationToken) is not { } agent)
        {
            await answers.SayAsync(call, channel.Locale, words.Find(channel.Locale, "link.how"), cancellationToken);
        }
        else
        {
            await WriteAsync(new(call, channel, thread, agent, row), cancellationToken);
        }
    }

    private async Task WriteAsync(Written written, CancellationToken cancellationToken)
    {
        var (call, locale) = (written.Call, written.Channel.Locale);
        var text = People().Replace(Mentions.Remove(call.Activity.Text ?? "", call.Activity), "${name}");
        var isNote = text.StartsWith(NoteMark, StringComparison.Ordinal);
        var outcome = isNote
            ? await acting.NoteAsync(call.Activity, written.Agent, written.Row, text[NoteMark.Length..], written.Thread)
            : await acting.ActAsync(call.Activity, written.Agent, written.Row, "reply", new ReplyToCustomer(new(written.Agent.Id, written.Agent.Name), text), written.Thread);
        if (!outcome.IsDone)
        {
            await RefuseAsync(written, outcome, cancellationToken);
        }
        else if (isNote && !ReferenceEquals(outcome, DeskActing.Outcome.Again))
        {
            await answers.SayAsync(call, locale, words.Find(locale, "noted"), cancellationToken);
        }
    }

    private async Task RefuseAsync(Written written, DeskActing.Outcome outcome, CancellationToken cancellationToken)
    {
        var (call, locale) = (written.Call, written.Channel.Locale);
        var row = await cases.FindCaseAsync(written.Row.Case.Id, cancellationToken) ?? written.Row;
        var sentence = words.Refusal(outcome, row, locale);
        await (outcome.Refusal == DeskRefusal.Resolved
            ? answers.ShowAsync(call, cards.Make(row, locale, sentence, offersReopen: true), sentence, cancellationToken)
            : answers.SayAsync(call, locale, sentence, cancellationToken));
    }

    /// <summary>Other people who are mentioned, whose names are words of the reply. Tags are short: without a bound, many that never close would take the square of their number.</summary>
    [GeneratedRegex("<at[^<>]{0,100}>(?<name>[^<]{0,200})</at>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex People();

    private sealed record Written(ChannelActivity Call, DeskChannel Channel, DeskThread Thread, AgentAccount Agent, CaseRow Row);
}
