using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>The lists: cases, and the colleagues who may have them.</summary>
internal sealed class CaseListEndpoints(ICaseStore cases, OpenCases open, IAgentStore agents, AgentPresence presence, CaseViews views, AuditTrail audit, SupportContent content, DeskTexts texts, TimeProvider clock)
{
    private const int MostRows = 500;

    /// <summary>So much of a filter the audit log keeps.</summary>
    private const int MostWords = 100;

    private static readonly string[] Open = [CaseStatus.Waiting, CaseStatus.Assigned, CaseStatus.Returned];

    /// <summary>What each view shows; of some of them not all.</summary>
    private static readonly Dictionary<string, string[]> Statuses = new(StringComparer.Ordinal)
    {
        ["queue"] = [CaseStatus.Waiting],
        ["mine"] = [CaseStatus.Assigned],
        ["all"] = Open,
        ["mentions"] = [],
        ["unattended"] = [CaseStatus.Waiting, CaseStatus.Assigned],
        ["resolved"] = [CaseStatus.Resolved],
        ["late-first"] = [CaseStatus.Waiting, CaseStatus.Assigned],
        ["late-answer"] = [CaseStatus.Assigned],
        ["agent"] = [CaseStatus.Assigned],
    };

    /// <summary>Views of cases that are late. Whether one is depends on the time, so the store cannot tell.</summary>
    private static readonly Dictionary<string, LateKind> Late = new(StringComparer.Ordinal) { ["late-first"] = LateKind.First, ["late-answer"] = LateKind.Answer };

    public void Map(DeskRoutes routes)
    {
        routes.Get<CaseList>("cases", AgentRole.Agent, ListAsync, "Cases of a view (queue, mine, all, mentions, unattended, resolved, late-first, late-answer, or agent with the id of one), narrowed by reason, locale and q, by offset and limit.");
        routes.Get<ColleagueList>("agents", AgentRole.Agent, ListAgentsAsync, "The colleagues, whether they are here, and how many cases each has.");
    }

    public static CountsView Counts(CaseCounts counts, string agentId) => new(counts.Waiting, counts.Assigned.GetValueOrDefault(agentId), counts.WithAssistant);

    private async Task<IResult> ListAsync(HttpContext context, DeskCaller caller)
    {
        var query = context.Request.Query;
        var view = Text(query, "view") ?? "queue";
        if (!Statuses.TryGetValue(view, out var statuses))
        {
            return DeskRefusals.Bad($"There is no such view. Ask for one of {string.Join(", ", Statuses.Keys)}.");
        }

        var asked = new CaseQuery
        {
            Statuses = statuses,
            AgentId = view switch { "mine" => caller.Agent.Id, "agent" => Text(query, "agent") ?? "", _ => null },
            MentionedId = view == "mentions" ? caller.Agent.Id : null,
            IsUnanswered = view == "unattended" || Late.ContainsKey(view),
            Topic = Text(query, "reason"),
            Locale = Text(query, "locale"),
            Text = Text(query, "q"),
            IsTotalExact = false,
            Offset = Number(query, "offset", 0, int.MaxValue, 0),
            Limit = Number(query, "limit", 1, MostRows, 100),
        };
        var page = Late.TryGetValue(view, out var kind) ? await ListLateAsync(asked, kind, context.RequestAborted) : await cases.ListCasesAsync(asked, context.RequestAborted);
        await audit.ListAsync(caller.Agent.Id, AuditAction.ListCases, view, Filter(view, asked), page.Total, context.RequestAborted);
        var locale = texts.LocaleOf(context, caller);
        var counts = await cases.CountCasesAsync(clock.GetUtcNow(), context.RequestAborted);
        var mentions = await cases.ListUnseenMentionsAsync(caller.Agent.Id, context.RequestAborted);
        return DeskJson.Answer(new([.. page.Rows.Select(row => views.Row(row, locale))], page.Total, Counts(counts, caller.Agent.Id), mentions) { Unreadable = Unreadable(page, locale), More = page.IsTotalLeast ? true : null }, DeskJson.Wire.CaseList);
    }

    private async Task<CasePage> ListLateAsync(CaseQuery asked, LateKind kind, CancellationToken cancellationToken)
    {
        var late = open.Late(await open.ListAsync(asked with { IsTotalExact = true }, cancellationToken), kind, clock.GetUtcNow());
        return new([.. late.Skip(asked.Offset).Take(asked.Limit)], late.Count);
    }

    private async Task<IResult> ListAgentsAsync(HttpContext context, DeskCaller caller)
    {
        await audit.ReadAsync(caller.Agent.Id, AuditAction.ListAgents, null, context.RequestAborted);
        var all = await agents.ListAgentsAsync(context.RequestAborted);
        var counts = await cases.CountCasesAsync(clock.GetUtcNow(), context.RequestAborted);
        var colleagues = all.Where(agent => !agent.IsDisabled)
            .Select(agent => new Colleague(agent.Id, agent.Name, agent.Role, presence.StatusOf(agent.Id), counts.Assigned.GetValueOrDefault(agent.Id)));
        return DeskJson.Answer(new([.. colleagues]), DeskJson.Wire.ColleagueList);
    }

    private UnreadableView[]? Unreadable(CasePage page, string locale) => page.Unreadable.Count == 0
        ? null
        : [.. page.Unreadable.Select(damaged => new UnreadableView(damaged.Id, damaged.ConversationId, damaged.Status, texts.Unreadable(damaged, locale)))];

    /// <summary>What the list is narrowed by, for the audit log; secrets and numbers in the words that were searched for are replaced as everywhere.</summary>
    private string? Filter(string view, CaseQuery asked)
    {
        var words = asked.Text is { } text ? content.Redact(text, texts.Content.Locales[0]) : null;
        return string.Join("; ", new[] { Part("agent", view == "agent" ? asked.AgentId : null), Part("reason", asked.Topic), Part("locale", asked.Locale), Part("q", words) }.OfType<string>()) is { Length: > 0 } filter ? filter : null;
    }

    private static string? Part(string name, string? value) => value is null ? null : $"{name}={(value.Length > MostWords ? value[..MostWords] : value)}";

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static int Number(IQueryCollection query, string name, int least, int most, int otherwise) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;
}
