using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Desk;

/// <summary>What the content says to agents, each in the agent's language. Thread-safe.</summary>
internal sealed class DeskTexts(SupportContent content)
{
    public ContentSnapshot Content => content.Snapshot;

    /// <summary>The language of an answer: what the request asks for, else what the agent set, else the default.</summary>
    public string LocaleOf(HttpContext context, DeskCaller caller) =>
        Content.ResolveLocale(context.Request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : Chosen(caller.Agent.Settings));

    /// <summary>The language of what reaches an agent away from the page: what the agent set, else the default.</summary>
    public string LocaleOf(AgentAccount agent) => Content.ResolveLocale(Chosen(agent.Settings));

    /// <summary>Why the program gave an agent a case, in one line.</summary>
    public string Why(CaseAssignment assigned, string locale)
    {
        var language = assigned.Language is { } spoken ? Text(locale, "assigned.speaks", ("language", Content.NameOf(spoken))) : Text(locale, "assigned.every-language");
        var load = Text(locale, "assigned.load", ("open", Number(assigned.Open)), ("capacity", Number(assigned.Capacity)));
        var idle = Text(locale, "assigned.idle", ("minutes", Number(assigned.IdleMinutes)));
        return Text(locale, "assigned.why", ("language", language), ("load", load), ("idle", idle));
    }

    /// <summary>That a case cannot be read, and what to do.</summary>
    public string Unreadable(UnreadableCase damaged, string locale) => Text(locale, "unreadable", ("case", damaged.Id));

    public SessionAnswer.DeskFigures Figures()
    {
        var profile = Content.Profile;
        return new(profile.Desk.FirstReplyMinutes, profile.Desk.AgentSilentMinutes, profile.Desk.ReopenHours, profile.ExchangeName, profile.OperatorName, profile.OperatorIsExchange,
            profile.Desk.AutoAssign, profile.Desk.CasesPerAgent);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Text(string locale, string id, params ReadOnlySpan<(string Name, string Value)> values) => Content.Fill(locale, $"handoff/{id}", values);

    private static string? Chosen(string? settings)
    {
        if (settings is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(settings);
        return document.RootElement.TryGetProperty("locale", out var locale) && locale.ValueKind == JsonValueKind.String ? locale.GetString() : null;
    }
}
