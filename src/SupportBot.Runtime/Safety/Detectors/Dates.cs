using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>Tells dates from numbers: "passport 2026-11-24" speaks of an expiry, not of a document number.</summary>
internal static partial class Dates
{
    /// <summary>True for a date with separators, and for eight digits that are a date where a word nearby speaks of one.</summary>
    public static bool IsDate(Candidate candidate) =>
        Separated().IsMatch(candidate.Value)
        || (IsCompact(candidate.Value) && Context().IsMatch(candidate.Before(16) + "\n" + candidate.After(12)));

    /// <summary>True if a date with separators stands anywhere in <paramref name="text"/>.</summary>
    public static bool AppearsIn(string text) => Inside().IsMatch(text);

    /// <summary>True for eight digits YYYYMMDD that are a day between 1850 and 2100.</summary>
    public static bool IsCompact(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1850 and <= 2100;

    [GeneratedRegex(
        @"\A(?:(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d)(?: \d{1,2})?\z",
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Separated();

    [GeneratedRegex(
        @"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{1,2}-\d{1,2}-(?:19|20)\d\d(?!\d)",
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Inside();

    [GeneratedRegex(
        "到期|过期|過期|有效|截止|日期|生日|出生|expir|valid|until|date|born|since",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Context();
}
