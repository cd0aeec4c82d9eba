using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>E-mail addresses and phone numbers.</summary>
internal static partial class ContactDetectors
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string NamePart = @"[A-Z0-9._%+\u00C0-\u052F\uE000-]";

    public static Detector Email { get; } = Of(EmailAddress());

    public static IReadOnlyList<Detector> Phones { get; } =
    [
        Of(MainlandMobile()),
        Of(HongKong()),
        Of(TaiwanMobile()),
        Of(International()),
        Of(NorthAmerica()),
        Of(LabelledPhone(), candidate => !Dates.AppearsIn(candidate.Value)),
    ];

    private static Detector Of(Regex pattern, Func<Candidate, bool>? check = null) =>
        Detector.Matching(SecretKind.ContactDetail, pattern, check);

    // The look-behind keeps it linear. A number that was found in the name before (an ID number, a card) is swallowed too.
    [GeneratedRegex(
        "(?<!" + NamePart + ")" + NamePart + @"+@[A-Z0-9\u00C0-\u052F-]+(?:\.[A-Z0-9\u00C0-\u052F-]+)+",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(
        @"(?<!\d|\d\.)(?:\(?(?:\+|00)?86\)?[ .-]{0,2})?1[3-9]\d(?:(?:[ -]{0,2}\d){8}|\.\d{4}\.\d{4})(?!\d)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex MainlandMobile();

    [GeneratedRegex(@"(?<!\d)(?:\+|00)?852\)?[ .-]{0,2}[4-9]\d{3}[ .-]?\d{4}(?!\d)", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex HongKong();

    [GeneratedRegex(
        @"(?<!\d)(?:(?:\+|00)?886\)?[ .-]{0,2}0?9\d\d|09\d\d)[ .-]?\d{3}[ .-]?\d{3}(?!\d)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex TaiwanMobile();

    [GeneratedRegex(@"(?<![\d+.])(?:\+|00)[1-9]\d{0,2}(?:[ ().-]{0,2}\d){6,13}(?!\d)", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\d.-])(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?![\d.-])", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex NorthAmerica();

    [GeneratedRegex(
        Labels.Phone + Labels.Link + @"(?<value>\(?\d(?:[ ().-]{0,2}\d){6,14})(?!\d)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex LabelledPhone();
}
