using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety;

/// <summary>
/// Finds card numbers: 12 to 19 digits that satisfy Luhn, or that stand beside a word such as "card". Long numbers are
/// common in this product (orders, times), so here the check digit is a condition.
/// </summary>
internal static partial class CardNumbers
{
    private const int Shortest = 12;
    private const int Longest = 19;

    public static IEnumerable<Candidate> Find(string text)
    {
        foreach (Match match in DigitRun().Matches(text))
        {
            var run = new Candidate(text, match.Index, match.Length);
            if (IsNearCard(run))
            {
                yield return run;
                continue;
            }

            foreach (var card in FindIn(run))
            {
                yield return card;
            }
        }
    }

    private static bool IsNearCard(Candidate run) =>
        !Dates.AppearsIn(run.Value) && (CardWord().IsMatch(run.Before(20)) || CardWord().IsMatch(run.After(12)));

    // A card may have other numbers beside it ("2 4111 1111 1111 1111 24"): any row of whole groups may be the card.
    private static IEnumerable<Candidate> FindIn(Candidate run)
    {
        var groups = Group().Matches(run.Value);
        for (var first = 0; first < groups.Count; first++)
        {
            var last = LastGroup(run.Value, groups, first);
            if (last >= 0)
            {
                var end = groups[last].Index + groups[last].Length;
                yield return run with { Start = run.Start + groups[first].Index, Length = end - groups[first].Index };
                first = last;
            }
        }
    }

    private static int LastGroup(string run, MatchCollection groups, int first)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = 0;
        var found = -1;
        for (var i = first; i < groups.Count && count + groups[i].Length <= Longest; i++)
        {
            groups[i].ValueSpan.CopyTo(digits[count..]);
            count += groups[i].Length;
            if (IsCard(digits[..count]) && !Dates.AppearsIn(run[groups[first].Index..(groups[i].Index + groups[i].Length)]))
            {
                found = i;
            }
        }

        return found;
    }

    // No card begins with 0, 1, 7 or 9; times in milliseconds begin with 1.
    private static bool IsCard(ReadOnlySpan<char> digits) =>
        digits.Length >= Shortest && digits[0] is >= '2' and <= '8' and not '7' && CheckDigits.IsLuhn(digits);

    [GeneratedRegex(@"(?<!\d)\d(?:[ -]{0,2}\d){11,}", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"\d+", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex Group();

    [GeneratedRegex(Labels.Card, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Detector.TimeoutMilliseconds)]
    private static partial Regex CardWord();
}
