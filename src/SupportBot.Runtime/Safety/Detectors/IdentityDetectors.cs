using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>
/// Numbers of identity documents. A check digit raises confidence but is no condition where the shape is telling enough:
/// a mistyped number is still personal.
/// </summary>
internal static partial class IdentityDetectors
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Where groups are spaced, the number may be longer than its kind ("ID138-0013-8000"): leave none of it behind.
    private const string MoreGroups = @"(?:[ -]\d{2,6}){0,3}";

    public static Detector MachineReadableZone { get; } = Of(MachineReadable(), IsMachineReadable);

    /// <summary>Must come before the card: about 10% of these numbers also satisfy Luhn.</summary>
    public static IReadOnlyList<Detector> Mainland { get; } = [Of(Mainland18(), IsMainland18), Of(Mainland15())];

    public static IReadOnlyList<Detector> TravelDocuments { get; } =
    [
        Of(LetterAndDigits()),
        Of(SpacedLetterAndDigits()),
        Of(TwoLettersAndDigits()),
        Of(MainlandPassport()),
        Of(AfterPassport(), IsPassport),
        Of(BeforePassport(), IsPassport),
    ];

    public static IReadOnlyList<Detector> Regional { get; } =
        [Of(HongKong(), IsHongKong), Of(Taiwan()), Of(Labelled(), candidate => !Dates.IsDate(candidate))];

    private static Detector Of(Regex pattern, Func<Candidate, bool>? check = null) =>
        Detector.Matching(SecretKind.IdentityNumber, pattern, check);

    private static bool IsMachineReadable(Candidate candidate) =>
        candidate.Value.Contains("<<", StringComparison.Ordinal) || candidate.Count(character => character == '<') >= 3;

    private static bool IsMainland18(Candidate candidate)
    {
        var squashed = candidate.Squashed();
        return squashed.EndsWith('X') || Dates.IsCompact(squashed[6..14]);
    }

    private static bool IsPassport(Candidate candidate) => candidate.Digits >= 4 && !Dates.IsDate(candidate);

    private static bool IsHongKong(Candidate candidate) =>
        candidate.Value.Contains('(')
        || CheckDigits.IsHongKong(candidate.Squashed())
        || IdentityWord().IsMatch(candidate.Before(16));

    [GeneratedRegex("(?<![A-Z0-9<])[A-Z0-9<]{20,}(?![A-Z0-9<])", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex MachineReadable();

    [GeneratedRegex(@"(?<!\d)[1-9](?:[ -]{0,2}\d){16}[ -]{0,2}[\dX](?!\d)", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Mainland18();

    [GeneratedRegex(
        @"(?<!\d)[1-9]\d{5}[ -]?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}(?!\d)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Mainland15();

    // Passports of the mainland (G, E, D, S, P), permits for Hong Kong and Macao (H, M, C) and for Taiwan (T), and the many
    // other passports of one letter and eight digits.
    [GeneratedRegex(
        Labels.Left + @"(?:[A-Z]\d{8}|[A-Z]\d{4}[ -]\d{4}" + MoreGroups + @"|[HM]\d{10}|[DSP]E?\d{7,8})" + Labels.Right,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex LetterAndDigits();

    // Capitals only, or "it's 2026-1124" would be a passport.
    [GeneratedRegex(
        Labels.Left + @"[EGHM] (?:\d{8}|\d{10}|\d{4} \d{4}" + MoreGroups + ")" + Labels.Right,
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex SpacedLetterAndDigits();

    // KB5001234 is an update of Windows.
    [GeneratedRegex(
        Labels.Left + @"(?!KB)[A-Z]{2}(?:\d{7}|\d{3}[ -]\d{4}" + MoreGroups + ")" + Labels.Right,
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex TwoLettersAndDigits();

    [GeneratedRegex(
        Labels.Left + @"E[A-HJ-NP-Z](?:\d{7}|\d{3}[ -]\d{4}" + MoreGroups + ")" + Labels.Right,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex MainlandPassport();

    [GeneratedRegex(
        Labels.Passport + Labels.Link + @"(?<value>(?![A-Z]{4})[A-Z0-9]{6,9}|\d(?:[ -]?\d){5,8})" + Labels.Right,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex AfterPassport();

    [GeneratedRegex(
        Labels.Left + @"(?<value>(?![A-Z]{4})[A-Z0-9]{6,9})\s{0,2}(?:is|was|是|为|為)\s{0,2}(?:my|the|我的)?\s{0,2}" + Labels.Passport,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex BeforePassport();

    [GeneratedRegex(
        Labels.Left + @"[A-Z]{1,2}[ -]?\d{6}[ -]?(?:\([0-9A]\)|[0-9A](?![0-9A-Z]))",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex HongKong();

    // Citizens 1 and 2, residents 8 and 9, residents with the old certificate A to D.
    [GeneratedRegex(
        Labels.Left + @"(?:[A-Z] ?[1289]|(?!ID)[A-Z][A-D](?=\d))(?:[ -]?\d){8}" + Labels.Right,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Taiwan();

    [GeneratedRegex(
        Labels.Identity + Labels.Link + @"(?<value>[A-Z]{0,3}\d(?:[ -]?\d){6,19}[A-Z]?)(?!\d)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(Labels.Identity, Options, Detector.TimeoutMilliseconds)]
    private static partial Regex IdentityWord();
}
