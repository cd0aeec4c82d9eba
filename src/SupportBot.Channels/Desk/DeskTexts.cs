using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Desk;

/// <summary>What the content says to agents, each in the agent's language. Thread-safe.</summary>
internal sealed class DeskTexts(SupportContent content)
{
    public ContentSnapshot Content => content.Snapshot;

    /// <summary>The language of an answer: what the request asks for, else what the agent set, else the default.</summary>
    public string LocaleOf(HttpContext context, DeskCaller caller) =>
        Content.ResolveLocale(context.Request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : Chosen(caller.Agent.Settings));

    /// <summary>The name of a language in itself.</summary>
    public static string NameOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return locale;
        }
    }

    /// <summary>An authored text with the names that stand in all of them; its id where no author wrote it.</summary>
    public string Find(string locale, string id) => Content.FindText(locale, id) is { } text
        ? (Content.Profile.OperatorIsExchange && text.IfExchange is { } other ? other : text.Text)
            .Replace("{exchange}", Content.Profile.ExchangeNames.GetValueOrDefault(locale, Content.Profile.ExchangeName), StringComparison.Ordinal)
            .Replace("{operator}", Content.Profile.OperatorNames.GetValueOrDefault(locale, Content.Profile.OperatorName), StringComparison.Ordinal)
            .Replace("{site}", Content.Profile.Site, StringComparison.Ordinal)
        : id;

    /// <summary>The keys of a folder that begin alike, in the order of the alphabet.</summary>
    public IEnumerable<string> KeysOf(string locale, string folder, string prefix) =>
        Content.Folders.TryGetValue(folder, out var found) && found.Languages.TryGetValue(locale, out var language)
            ? language.Texts.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [];

    public SessionAnswer.DeskFigures Figures()
    {
        var profile = Content.Profile;
        return new(profile.Desk.FirstReplyMinutes, profile.Desk.AgentSilentMinutes, profile.Desk.ReopenHours, profile.ExchangeName, profile.OperatorName, profile.OperatorIsExchange);
    }

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
