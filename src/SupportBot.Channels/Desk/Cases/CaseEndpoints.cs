using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Views;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>What agents read of one case. Every look into one stands in the audit log.</summary>
internal sealed class CaseEndpoints(ICaseStore cases, CaseFinder finder, TurnPipeline pipeline, CaseViews views, CaseDetails details, AuditTrail audit, DeskTexts texts)
{
    private const int Page = 200;

    private const int MostReason = 500;

    /// <summary>What stands before the further lines of a text, so that none of them passes for an entry of its own.</summary>
    private const string Indent = "    ";

    public void Map(DeskRoutes routes)
    {
        routes.Get<CaseDetail>(CaseFinder.Route, AgentRole.Agent, ReadAsync, "One case: card, checklist, materials, identity, earlier cases.");
        routes.Get<TranscriptView>($"{CaseFinder.Route}/transcript", AgentRole.Agent, ReadTranscriptAsync, "The conversation's log after a place in it: after=sequence.");
        routes.Map(HttpMethods.Get, $"{CaseFinder.Route}/transcript.txt", DeskAccess.Read(AgentRole.Agent), DownloadAsync,
            new("The whole log as a text file.", null, null, StatusCodes.Status200OK));
        routes.Get<CannedList>($"{CaseFinder.Route}/canned", AgentRole.Agent, ReadCannedAsync, "Replies from the content, filled from the case, in the customer's language.");
        routes.Post<RevealBody, Revealed>($"{CaseFinder.Route}/reveal", AgentRole.Lead, RevealAsync, "Shows what is masked, for a reason that the audit log keeps.");
    }

    private async Task<IResult> ReadAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindWholeAsync(context) is not (var row, var conversation))
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadCase, row.Case.Id, context.RequestAborted);
        var earlier = await cases.ListCasesOfAsync(row.ConversationId, context.RequestAborted);
        var locale = texts.LocaleOf(context, caller);
        return DeskJson.Answer(await details.MakeAsync(views.Row(row, locale), row, conversation, earlier, locale, context.RequestAborted), DeskJson.Wire.CaseDetail);
    }

    private async Task<IResult> ReadTranscriptAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindWholeAsync(context) is not (var row, var conversation))
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadTranscript, row.Case.Id, context.RequestAborted);
        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
        var page = await pipeline.ReadAsync(row.ConversationId, after, Page, context.RequestAborted);
        var locale = texts.LocaleOf(context, caller);
        return DeskJson.Answer(TranscriptViews.Of(page, conversation, why => texts.Why(why, locale)), DeskJson.Wire.TranscriptView);
    }

    private async Task<IResult> DownloadAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindWholeAsync(context) is not (var row, var conversation))
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.DownloadTranscript, row.Case.Id, null, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        var text = await WriteAsync(row.ConversationId, conversation, texts.LocaleOf(context, caller), context.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"case-{row.Case.Id}.txt");
    }

    private async Task<string> WriteAsync(string conversationId, StoredConversation conversation, string locale, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (long after = 0; ;)
        {
            var page = await pipeline.ReadAsync(conversationId, after, Page, cancellationToken);
            foreach (var entry in TranscriptViews.Entries(page, conversation, why => texts.Why(why, locale)))
            {
                var line = string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} {entry.Name ?? Word(locale, entry.Kind)}: {Words(locale, entry)}");
                text.AppendLine(line.ReplaceLineEndings(Environment.NewLine + Indent));
            }

            if (!page.HasMore)
            {
                return text.ToString();
            }

            after = page.Watermark;
        }
    }

    private string Words(string locale, EntryView entry) => string.Join(": ", new[] { Words(locale, entry.Event), entry.Text }.OfType<string>());

    private string? Words(string locale, EntryEvent? told)
    {
        var name = told is null ? null : Word(locale, told.Name).Replace("{message}", told.Of?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return told is null ? null : string.Join(", ", new[] { name, told.Agent?.Name, told.To?.Name, told.Reason, told.Why, told.Note }.OfType<string>());
    }

    /// <summary>What the content calls it; what only a client knows keeps the client's name.</summary>
    private string Word(string locale, string name) => texts.Content.FindText(locale, $"handoff/log.{name}")?.Text ?? name;

    private async Task<IResult> ReadCannedAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindWholeAsync(context) is not (var row, var conversation))
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadCanned, row.Case.Id, context.RequestAborted);
        return DeskJson.Answer(new(details.Canned(conversation, caller.Identity, texts.LocaleOf(context, caller))), DeskJson.Wire.CannedList);
    }

    /// <summary>The reason is written down before the value leaves, so that no look stays in the dark.</summary>
    private async Task<IResult> RevealAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.RevealBody);
        if (malformed is not null || body is not { Field: "account" } || string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > MostReason)
        {
            return malformed ?? DeskRefusals.Bad($"Name the field 'account' and a reason of at most {MostReason} characters.");
        }

        if (await finder.FindWholeAsync(context) is not (var row, { Account: { } account }))
        {
            return DeskRefusals.UnknownCase;
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.Reveal, row.Case.Id, body.Reason.Trim(), context.RequestAborted);
        return DeskJson.Answer(new(account), DeskJson.Wire.Revealed);
    }
}
