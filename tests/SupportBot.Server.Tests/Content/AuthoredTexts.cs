using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests.Content;

/// <summary>Every wording that an author wrote, and how a customer reads it.</summary>
internal static partial class AuthoredTexts
{
    private static readonly ContentSnapshot Snapshot = RealContent.Loaded.Snapshot;

    /// <summary>Locale, id (<c>reasons/glare/found</c>), and the wording with its braces; two where the exchange itself says it otherwise.</summary>
    public static IEnumerable<(string Locale, string Id, string Text)> All =>
        from folder in Snapshot.Folders.Values
        from language in folder.Languages
        from text in language.Value.Texts
        from wording in new[] { text.Value.Text, text.Value.IfExchange }
        where wording is not null
        select (language.Key, $"{folder.Path}/{text.Key}", wording);

    /// <summary>Like <see cref="All"/>, with the values that are the same for every customer put in.</summary>
    public static IEnumerable<(string Locale, string Id, string Text)> Filled =>
        from text in All
        select (text.Locale, text.Id, Brace().Replace(text.Text, brace => Value(brace, text.Locale)));

    private static string Value(Match brace, string locale) => brace.Groups[1].Value switch
    {
        "exchange" => Snapshot.Profile.ExchangeNames.GetValueOrDefault(locale, Snapshot.Profile.ExchangeName),
        "operator" => Snapshot.Profile.OperatorNames.GetValueOrDefault(locale, Snapshot.Profile.OperatorName),
        "site" => Snapshot.Profile.Site,
        "threshold" => Snapshot.Profile.RejectionsInRow.ToString(CultureInfo.InvariantCulture),
        "limit" => Snapshot.Profile.HoursUnderReview.ToString(CultureInfo.InvariantCulture),
        "cooldown" => Snapshot.Profile.CooldownHours.ToString(CultureInfo.InvariantCulture),
        "reviewTime" => Snapshot.Profile.ReviewMinutes,
        "manualDays" => Snapshot.Profile.ManualWorkingDays,
        _ => brace.Value,
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Brace();
}
