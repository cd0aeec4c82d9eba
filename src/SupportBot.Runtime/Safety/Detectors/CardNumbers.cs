using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>
/// Finds card numbers: 12 to 19 digits that satisfy Luhn, or that stand beside a word such as "card". Long numbers are
/// common in this product (orders, times), so here the check digit is a condition.
/// </summary>
internal static partial class CardNumbers
{
    private const int Shortest = 12;
    private const int Longest = 19;

    // A run of digits is whole, so a refused one is not searched again: that would take quadratic time.
    public static IEnumerable<Candidate> Find(string text) =>
        DigitRun().Matches(text)
            .Select(match => new Candidate(text, match.Index, match.Length))
            .Where(run => IsNearCard(run) || HoldsCard(run));

    private static bool IsNearCard(Candidate run) =>
        !Dates.AppearsIn(run.Value) && (CardWord().IsMatch(run.Before(20)) || CardWord().IsMatch(run.After(12)));

    // A card may have other numbers beside it ("2 4111 1111 1111 1111 24"): any row of whole groups may be the card. Then all
    // of them go, because the row that satisfies the check may be less than the card.
    private static bool HoldsCard(Candidate run)
    {
        var value = run.Value;
        var groups = Group().Matches(value);
        return Enumerable.Range(0, groups.Count).Any(first => BeginsCard(value, groups, first));
    }

    private static bool BeginsCard(string run, MatchCollection groups, int first)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = 0;
        for (var i = first; i < groups.Count && count + groups[i].Length <= Longest; i++)
        {
            groups[i].ValueSpan.CopyTo(digits[count..]);
            count += groups[i].Length;
            if (IsCard(digits[..count]) && !Dates.AppearsIn(run[groups[first].Index..(groups[i].Index + groups[i].Length)]))
            {
                return true;
            }
        }

        return false;
    }

    // No card begins with 0, 1, 7, 9 or 20: times in milliseconds begin with 1, and names of photos with the year.
    private static bool IsCard(ReadOnlySpan<char> digits) =>
        digits.Length >= Shortest && digits[0] is >= '2' and <= '8' and not '7' && digits[..2] is not "20" && CheckDigits.IsLuhn(digits);

    [GeneratedRegex(@"(?<!\d)\d(?:[ -]{0,2}\d){11,}", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"\d+", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex Group();

    [GeneratedRegex(Labels.Card, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Detector.TimeoutMilliseconds)]
    private static partial Regex CardWord();
}
