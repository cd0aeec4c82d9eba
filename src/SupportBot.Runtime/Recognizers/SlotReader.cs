using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Reads details from a message: kind of document, app or web, how many rejections, how many hours.</summary>
internal sealed class SlotReader(ContentSnapshot content)
{
    private const int LargestTens = 1000;

    private readonly Dictionary<string, int> _numbers = content.Lexicons.Values.SelectMany(lexicon => lexicon.Numbers)
        .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Slots(Reading reading)
    {
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
        var overADay = reading.Lists.ContainsKey("over-a-day");
        return Before(reading, "hours", 2)
            ?? (Before(reading, "days", 2) is { } days ? (Math.Min(days, 10_000) * 24) + (overADay ? 1 : 0) : (int?)null)
            ?? (overADay ? 25 : null);
    }

    public int? Number(Reading reading)
    {
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            if (Value(reading.Tokens, at) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private int? Before(Reading reading, string list, int reach)
    {
        foreach (var unit in reading.Lists.GetValueOrDefault(list) ?? [])
        {
            for (var at = unit.Start - 1; at >= Math.Max(0, unit.Start - reach) && !reading.Tokens[at].IsBreak; at--)
            {
                if (Value(reading.Tokens, at) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    private int? Value(IReadOnlyList<Token> tokens, int at) => tokens[at].IsHan ? HanValue(tokens, at) : Value(tokens[at]);

    /// <summary>Han digits are tokens of their own, so 二十四 is put together from its three.</summary>
    private int? HanValue(IReadOnlyList<Token> tokens, int at)
    {
        var (start, end) = (at, at);
        while (IsHanNumber(tokens, end))
        {
            end++;
        }

        while (end > at && IsHanNumber(tokens, start - 1))
        {
            start--;
        }

        var digits = tokens.Take(start..end).Select(token => Value(token) ?? 0).ToArray();
        return digits.Contains(10) ? digits.Aggregate(0, Add) : Value(tokens[at]);
    }

    private bool IsHanNumber(IReadOnlyList<Token> tokens, int at) =>
        at >= 0 && at < tokens.Count && tokens[at].IsHan && Value(tokens[at]) is not null;

    private static int Add(int sum, int digit) => digit == 10 ? Math.Clamp(sum, 1, LargestTens) * 10 : sum + digit;

    private int? Value(Token token) =>
        int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : _numbers.TryGetValue(token.Text, out var word) ? word
        : null;
}
