using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Insights;
using static SupportBot.Channels.Desk.Insights.InsightBodies;

namespace SupportBot.Channels.Desk.Insights;

/// <summary>Reports for leads, and what authors can make of messages that were not understood.</summary>
internal sealed class InsightEndpoints(IInsightStore store, InsightViews views, AuditTrail audit, DeskTexts texts, TimeProvider clock)
{
    /// <summary>People read the file.</summary>
    private static readonly DeskJsonContext Indented = new(new JsonSerializerOptions(DeskJson.Wire.Options) { WriteIndented = true });

    private static readonly Refusal NoMessage = new(StatusCodes.Status404NotFound, "unknown-message", "There is no such message any more. Load the report again.");

    public void Map(DeskRoutes routes)
    {
        routes.Get<InsightAnswer>("insights", AgentRole.Lead, ReportAsync, "What happened from one day to another (from, to: yyyy-MM-dd, by the desk's clock; at most 400 days).");
        routes.Get<PhraseSuggestion>("insights/misunderstood/{id}/suggestion", AgentRole.Lead, SuggestAsync, "A message that was not understood as an example of a topic, as a file for authors.");
    }

    private async Task<IResult> ReportAsync(HttpContext context, DeskCaller caller)
    {
        var zone = texts.Content.Profile.Desk.TimeZone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var (period, fault) = InsightPeriod.Read(context.Request.Query["from"], context.Request.Query["to"], today);
        if (period is null)
        {
            return DeskRefusals.Bad(fault!);
        }

        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadInsights, $"{period.From:yyyy-MM-dd}/{period.To:yyyy-MM-dd}", context.RequestAborted);
        var (since, until) = period.In(zone);
        var report = await store.ReportAsync(since, until, zone, context.RequestAborted);
        return DeskJson.Answer(views.Report(period, report, texts.LocaleOf(context, caller)), DeskJson.Wire.InsightAnswer);
    }

    private async Task<IResult> SuggestAsync(HttpContext context, DeskCaller caller)
    {
        if (!long.TryParse((string?)context.Request.RouteValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await store.FindMisunderstoodAsync(id, context.RequestAborted) is not { } message)
        {
            return NoMessage;
        }

        var topic = context.Request.Query["topic"].ToString();
        if (views.Suggestion(message, topic, texts.LocaleOf(context, caller)) is not { } suggestion)
        {
            return DeskRefusals.Bad("'topic' is none that the content knows. Send one of 'topics' of GET insights, such as reasons/glare.");
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.ExportInsights, id.ToString(CultureInfo.InvariantCulture), topic, context.RequestAborted);
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"suggestion-{topic.Replace('/', '-')}-{id}.json\"");
        return DeskJson.Answer(suggestion, Indented.PhraseSuggestion);
    }
}
