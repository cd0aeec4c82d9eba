using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Cases;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Wall.WallBodies;

namespace SupportBot.Channels.Desk.Wall;

/// <summary>How the desk stands right now, for a screen that leads leave open.</summary>
internal sealed class WallEndpoints(OpenCases open, ICaseStore cases, IAgentStore agents, AgentPresence presence, CaseViews views, WallDay day, AuditTrail audit, DeskTexts texts, TimeProvider clock)
{
    /// <summary>So many late cases are shown, so that the rest of the wall stays in sight; the lists behind the numbers hold the others.</summary>
    private const int MostLate = 5;

    /// <summary>The target in the audit log.</summary>
    private const string Target = "wall";

    public void Map(DeskRoutes routes) =>
        routes.Get<WallAnswer>("wall", AgentRole.Lead, ReadAsync, "How the desk stands right now: who waits, what is late, what nobody has, every agent, today's numbers and whether it is open.");

    private async Task<IResult> ReadAsync(HttpContext context, DeskCaller caller)
    {
        var rows = await open.ListAsync(new() { Statuses = [CaseStatus.Waiting, CaseStatus.Assigned] }, context.RequestAborted);
        // Without the number of cases: a wall that hangs all day is one reading now and then, not one for every change.
        await audit.ListAsync(caller.Agent.Id, AuditAction.ListCases, Target, null, null, context.RequestAborted);
        var colleagues = (await agents.ListAgentsAsync(context.RequestAborted)).Where(agent => !agent.IsDisabled);
        var (now, locale) = (clock.GetUtcNow(), texts.LocaleOf(context, caller));
        // Counted apart: a case that cannot be read waits all the same.
        var counts = await cases.CountCasesAsync(now, context.RequestAborted);
        CaseRow[] waiting = [.. rows.Where(row => row.Case.Status == CaseStatus.Waiting).OrderBy(row => row.Case.WaitingSince)];
        return DeskJson.Answer(
            new(
                now,
                Hours(texts.Content.Profile.Desk, now),
                new(counts.Waiting, waiting.FirstOrDefault()?.Case.WaitingSince, waiting.FirstOrDefault()?.Case.Id),
                Late(rows, locale, now),
                Groups(waiting, row => row.Facts.Topic, topic => texts.Content.Name(locale, topic)),
                Groups(waiting, row => row.Locale, texts.Content.NameOf),
                [
                    .. colleagues.Select(agent => Agent(
                        agent, counts.Assigned.GetValueOrDefault(agent.Id), rows.Where(row => row.Case.Status == CaseStatus.Assigned && row.Case.Agent?.Id == agent.Id))),
                ],
                await day.ReadAsync(context.RequestAborted)),
            DeskJson.Wire.WallAnswer);
    }

    private static WallHours Hours(DeskProfile desk, DateTimeOffset now) => new(desk.Hours.Count > 0, DeskClock.IsOpen(desk, now), DeskClock.OpensAt(desk, now));

    private WallLate Late(IReadOnlyList<CaseRow> rows, string locale, DateTimeOffset now)
    {
        var (first, answer) = (open.Late(rows, LateKind.First, now), open.Late(rows, LateKind.Answer, now));
        var shown = first.Concat(answer).OrderBy(open.DueOf).Take(MostLate);
        return new(first.Count, answer.Count, [.. shown.Select(row => views.Row(row, locale))]);
    }

    /// <summary>The order is steady, so that numbers stay where they are while they change: the most first, of equal ones the longest wait.</summary>
    private static WallGroup[] Groups(IReadOnlyList<CaseRow> waiting, Func<CaseRow, string?> key, Func<string, string> name) =>
    [
        .. waiting.GroupBy(key)
            .Select(group => new WallGroup(group.Key, group.Key is { } id ? name(id) : null, group.Count(), group.Min(row => row.Case.WaitingSince)))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Since),
    ];

    private WallAgent Agent(AgentAccount agent, int cases, IEnumerable<CaseRow> own)
    {
        var silent = own.Where(CaseSilence.IsSilent).MinBy(CaseSilence.Since);
        return new(agent.Id, agent.Name, agent.Role, presence.StatusOf(agent.Id), cases, silent is null ? null : CaseSilence.Since(silent), silent?.Case.Id);
    }
}
