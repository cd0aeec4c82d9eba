using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>One-time codes beside the word for them, and the keys and links that produce such codes.</summary>
internal static partial class OneTimeCodeDetectors
{
    /// <summary>Four to eight digits, in one piece, in halves, in pairs or one by one; "10-20" is a range and no code.</summary>
    public const string Digits =
        @"(?:\d{4,8}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4}|\d{2}[ -]\d{2}[ -]\d{2}|\d(?:[ -]\d){3,7})";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Not behind "[", "[-" or " -" (error codes), a currency sign, or inside a longer number.
    private const string Value = @"(?<![\d.$¥€£]|\[|[\[\s:]-)(?<value>" + Digits + @")(?![-/.:]?\d)";

    private const string OtherCode =
        "(?<!(?:error|err|status|country|area|zip|postal|post|promo|referral|invite|invitation|qr|bar|source|reason|response|exit)[ -]?)";

    public static IReadOnlyList<Detector> All { get; } =
    [
        Of(Link()),
        Of(AfterLabel(), IsCode),
        Of(AfterCode(), IsCode),
        Of(BeforeLabel(), IsCode),
        Of(Key(), IsKey),
    ];

    private static Detector Of(Regex pattern, Func<Candidate, bool>? check = null) =>
        Detector.Matching(SecretKind.OneTimeCode, pattern, check);

    private static bool IsCode(Candidate candidate) =>
        !Unit().IsMatch(candidate.After(12))
        && !Failure().IsMatch(candidate.Before(15))
        && !(candidate.Length == 4 && YearBefore().IsMatch(candidate.Before(8)))
        && !Dates.IsDate(candidate);

    // Base 32 in small letters and groups of four could be words; digits tell.
    private static bool IsKey(Candidate candidate) => candidate.Digits > 0 || candidate.Count(char.IsAsciiLetterLower) == 0;

    [GeneratedRegex(@"otpauth(?:-migration)?://\S+", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Link();

    [GeneratedRegex(Labels.OneTimeCode + @"[^0-9\n\uE000\uE001]{0,15}\n?" + Value, Options, Detector.TimeoutMilliseconds)]
    private static partial Regex AfterLabel();

    // "code" alone is too common a word for a loose gap; without "is" or a colon it takes six digits.
    [GeneratedRegex(
        OtherCode + @"(?<![a-z])code(?:\s{0,2}(?:is|was|:|=)\s{0,2}" + Value + @"|\s{0,2}#?(?<value>\d{6}|\d{3}[ -]\d{3})(?![-/.:]?\d))",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex AfterCode();

    [GeneratedRegex(
        Value + @"\s{0,2}(?:is|was|是|为|為)?\s{0,2}(?:my|the|我的)\s{0,2}(?:(?:code|pin)(?![a-z])|" + Labels.OneTimeCode + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex BeforeLabel();

    [GeneratedRegex(
        "(?:" + Labels.OneTimeCode + "|密钥|密鑰|金鑰|google|(?:secret|backup|set-?up) (?:key|code))"
        + @"[^0-9\n\uE000\uE001]{0,20}?" + Labels.Left + "(?<value>[A-Z2-7]{16,64}|[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15})" + Labels.Right,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Key();

    [GeneratedRegex(
        @"\A ?(?:秒|分|小时|小時|时|天|日|次|年|月|条|个|元|块|%|(?:usd|btc|eth|bnb|cny|hkd|twd|sec|min|hour|day|time|week|month|year|digit)[a-z]*)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Unit();

    [GeneratedRegex("error|报错|報錯|错误|錯誤|失败|失敗|fail|http", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Failure();

    [GeneratedRegex(@"(?:in|since|from|year|until|于|於|在) ?\z", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex YearBefore();
}
