using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Turns;

/// <summary>Makes what the bot says from what authors wrote: picks the wording and fills in the braces.</summary>
internal sealed partial class TextRenderer(ContentSnapshot content, string locale)
{
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal)
    {
        ["exchange"] = content.Profile.ExchangeNames.GetValueOrDefault(locale, content.Profile.ExchangeName),
        ["operator"] = content.Profile.OperatorNames.GetValueOrDefault(locale, content.Profile.OperatorName),
        ["site"] = content.Profile.Site,
        ["threshold"] = content.Profile.RejectionsInRow.ToString(CultureInfo.InvariantCulture),
        ["limit"] = content.Profile.HoursUnderReview.ToString(CultureInfo.InvariantCulture),
        ["cooldown"] = content.Profile.CooldownHours.ToString(CultureInfo.InvariantCulture),
        ["reviewTime"] = content.Profile.ReviewMinutes,
        ["manualDays"] = content.Profile.ManualWorkingDays,
    };

    /// <summary>A value that begins with this is the id of another text, so that an open question can be asked again in another language.</summary>
    public const string Reference = "text:";

    /// <summary>The label of a button: a text by id, or the name of a folder by path.</summary>
    public string Label(string id) => content.FindText(locale, id) is { } text ? Fill(text, NoValues) : content.Name(locale, id);

    /// <summary>The text at <paramref name="id"/> with its values; <see langword="null"/> where no author wrote it.</summary>
    public string? Find(string id, IReadOnlyDictionary<string, string>? values) =>
        content.FindText(locale, id) is { } text ? Fill(text, values ?? NoValues) : null;

    private static IReadOnlyDictionary<string, string> NoValues { get; } = new Dictionary<string, string>();

    private string Fill(AuthoredText text, IReadOnlyDictionary<string, string> values)
    {
        var wording = content.Profile.OperatorIsExchange && text.IfExchange is { } other ? other : text.Text;
        return Brace().Replace(wording, brace => values.TryGetValue(brace.Groups[1].Value, out var value)
            ? Resolve(value)
            : _shared.GetValueOrDefault(brace.Groups[1].Value, brace.Value));
    }

    private string Resolve(string value) => value.StartsWith(Reference, StringComparison.Ordinal) ? Label(value[Reference.Length..]) : value;

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 5000)]
    private static partial Regex Brace();
}
