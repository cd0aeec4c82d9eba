using System.Collections.Frozen;
using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Reads details from a message: kind of document, app or web, how many rejections, how many hours.</summary>
internal sealed class SlotReader(ContentSnapshot content)
{
    private const int LargestTens = 1000;
    private const int HoursOfADay = 24;

    private static readonly IReadOnlyDictionary<string, string> NoSlots = FrozenDictionary<string, string>.Empty;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers = content.Lexicons.Values.SelectMany(lexicon => lexicon.Numbers)
        .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _picks = content.Lexicons.Values.SelectMany(lexicon => lexicon.Pick)
        .ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string[] _hours = Words(content, "hours");
    private readonly string[] _days = Words(content, "days");

    public IReadOnlyDictionary<string, string> Slots(Reading reading)
    {
        if (!reading.Hits.Exists(hit => hit.Label.Kind == LabelKind.Choice))
        {
            return NoSlots;
        }

        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hit in reading.Hits.Where(hit => hit.Label.Kind == LabelKind.Choice).OrderBy(hit => hit.Start).ThenBy(hit => hit.Words))
        {
            var parts = hit.Label.Name.Split('/', '.');
            if (parts is ["slots", "choice", _, _] && content.Slots.ContainsKey(parts[2]))
            {
                slots[parts[2]] = parts[3];
            }
        }

        return slots;
    }

    /// <summary>A number before a word such as <em>times</em>, or after <em>第</em>: rejections in a row.</summary>
    public int? Rejections(Reading reading) => Before(reading, "times", 2);

    /// <summary>A number before <em>hours</em> or <em>days</em>, in hours; more than a day in words counts as one hour over it.</summary>
    public int? Hours(Reading reading)
    {
        var told = Before(reading, "hours", 2) ?? InHours(Before(reading, "days", 2));
        return reading.List("over-a-day") is { Length: > 0 } overADay && (told is null || told == HoursOfADay)
            ? Math.Max(HoursOfADay + 1, HoursWithin(reading, overADay))
            : told;
    }

    /// <summary>A number that is all the message says: as <see cref="Pick"/>, or in one word such as <em>once</em>.</summary>
    public int? Number(Reading reading) => Pick(reading) ?? (reading.Tokens.Count == 1 ? Value(reading, 0) : null);

    /// <summary>The number of a button: one that stands alone, or among words such as <em>option</em>. "一样", "1 time" and "1 1 1" are none.</summary>
    public int? Pick(Reading reading)
    {
        int? picked = null;
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            var token = reading.Tokens[at];
            var isBeside = _picks.Contains(reading.Word(at));
            var isNumber = IsNumber(reading, at, isBeside);
            if ((!isNumber && !token.IsBreak && !isBeside) || (token.IsNumber && picked is not null))
            {
                return null;
            }

            // Han digits are put together once: anew from each of thousands, that would take seconds.
            picked ??= isNumber ? Value(reading, at) : null;
        }

        return picked;
    }

    private static string[] Words(ContentSnapshot content, string list) =>
        [.. content.Lexicons.Values.SelectMany(lexicon => lexicon.Lists.TryGetValue(list, out var words) ? words : [])];

    private static int? InHours(int? days) => days is { } number ? Math.Min(number, 10_000) * HoursOfADay : null;

    /// <summary>Entries of a list may hold the figure themselves: "48 hours", "三天". 0 where they do not.</summary>
    private int HoursWithin(Reading reading, ReadOnlySpan<Occurrence> entries)
    {
        var most = 0;
        foreach (var entry in entries)
        {
            for (var at = entry.Start; at < entry.End - 1; at++)
            {
                var unit = reading.Quote(at + 1, entry.End);
                most = Math.Max(most, Value(reading, at) is not { } value ? 0 : Begins(unit, _hours) ? value : Begins(unit, _days) ? InHours(value)!.Value : 0);
            }
        }

        return most;
    }

    private static bool Begins(string text, string[] words) => Array.Exists(words, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private int? Before(Reading reading, string list, int reach)
    {
        foreach (var unit in reading.List(list))
        {
            for (var at = unit.Start - 1; at >= Math.Max(0, unit.Start - reach) && !reading.Tokens[at].IsBreak; at--)
            {
                if (Value(reading, at) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    private int? Value(Reading reading, int at) => reading.Tokens[at].IsHan ? HanValue(reading, at) : TokenValue(reading, at);

    /// <summary>Han digits are tokens of their own, so 二十四 is put together from its three.</summary>
    private int? HanValue(Reading reading, int at)
    {
        var (start, end) = (at, at);
        while (IsHanNumber(reading, end))
        {
            end++;
        }

        while (end > at && IsHanNumber(reading, start - 1))
        {
            start--;
        }

        var (sum, hasTen) = (0, false);
        for (var digit = start; digit < end; digit++)
        {
            var value = TokenValue(reading, digit) ?? 0;
            (sum, hasTen) = (value == 10 ? Math.Clamp(sum, 1, LargestTens) * 10 : sum + value, hasTen || value == 10);
        }

        return hasTen ? sum : TokenValue(reading, at);
    }

    private bool IsNumber(Reading reading, int at, bool isBeside) =>
        (isBeside || reading.Tokens[at].IsHan || reading.Tokens[at].IsNumber) && TokenValue(reading, at) is not null;

    private bool IsHanNumber(Reading reading, int at) =>
        at >= 0 && at < reading.Tokens.Count && reading.Tokens[at].IsHan && TokenValue(reading, at) is not null;

    private int? TokenValue(Reading reading, int at)
    {
        var word = reading.Word(at);
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : _numbers.TryGetValue(word, out var known) ? known
            : null;
    }
}
