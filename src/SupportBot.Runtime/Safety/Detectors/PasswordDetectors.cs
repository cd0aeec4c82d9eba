using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>
/// The word after (or before) "password". With a colon, "=" or 是 almost any word is taken; otherwise the word must look
/// like a password, because people say far more about passwords than they give away.
/// </summary>
internal static partial class PasswordDetectors
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Claimed characters may stand inside: a password may contain a phone number that was found before.
    private const string Token = @"[!-~\uE000]{4,64}";

    private const string Quoted = @"(?:""[^""\n]{3,64}""|“[^”\n]{3,64}”|'[^'\n]{3,64}'|「[^」\n]{3,64}」)";

    // "password Abc12345 or Xyz98765": the first is a placeholder by the time the second is found.
    private const string Others = @"(?:\uE001\s{0,2}(?:or|and|或者?|和|还是|還是|,|/)\s{0,2}){0,3}";

    // "account and password 13800138000 Abc12345", "my password was Abc12345 and the new one is Xyz98765"
    private const string Beside =
        @"\s{0,3}(?:(?:is|was|:|=|是|为|為)?\s{0,3}\uE001[\s,;/:]{0,3}(?:or|and|now|then|或者?|和|还是|還是)?\s{0,2}"
        + @"(?:(?:the |my )?(?:new|old|other)(?: one| password)?|新的|旧的)?\s{0,2}(?:is|was|:|是)?\s{0,2}){0,3}";

    private const string NoFailure = "(?![\u4E00-\u9FFF]{0,6}(?:错|錯|误|誤|忘|重置|找回))";

    private const string Gap = @"(?: (?:for|to|of|on)(?: [a-z.]{1,12}){1,3}| ?\([^()\n]{1,20}\)|[\u4E00-\u9FFF]{0,6})";

    public static IReadOnlyList<Detector> All { get; } =
    [
        Of(AfterSign(), candidate => !IsTalk(candidate) && !IsRange(candidate)),
        Of(AfterIs(), candidate => LooksSecret(candidate) || EndsSentence(candidate)),
        Of(AfterLabel(), LooksSecret),
        Of(BeforeLabel(), LooksSecret),
    ];

    /// <summary>True if the token is mixed as only passwords are: with digits, with symbols inside, or "camelCase".</summary>
    public static bool LooksSecret(Candidate candidate) =>
        !IsTalk(candidate) && !IsRange(candidate) && Mixed().IsMatch(candidate.Value);

    /// <summary>True for a word that is said about passwords, or instead of one.</summary>
    public static bool IsTalk(Candidate candidate) =>
        !Visible().IsMatch(candidate.Value)
        || candidate.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        || (!candidate.Value.Contains(FoldedText.Claimed) && Word().Matches(candidate.Value).All(word => TalkWords.Contains(word.Value)));

    private static Detector Of(Regex pattern, Func<Candidate, bool> check) => Detector.Matching(SecretKind.Password, pattern, check);

    private static bool IsRange(Candidate candidate) => Range().IsMatch(candidate.Value) || Dates.IsDate(candidate);

    // "my password is hunter": a plain word is taken only where nothing follows that would make it a statement.
    private static bool EndsSentence(Candidate candidate) =>
        My().IsMatch(candidate.Before(40)) && PlainEnd().IsMatch(candidate.Value + candidate.After(2)) && !IsTalk(candidate);

    [GeneratedRegex(
        Labels.Password + NoFailure + Gap + @"\s{0,3}(?::|=|->|[是为為成])[\s:=了]{0,4}" + Others + "(?<value>" + Quoted + "|" + Token + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex AfterSign();

    [GeneratedRegex(
        Labels.Password + Gap + @"\s{0,3}(?:is|was|are)(?![a-z])[\s:]{0,4}" + Others + "(?<value>" + Quoted + "|" + Token + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex AfterIs();

    [GeneratedRegex(
        Labels.Password + Beside + "(?<value>" + Quoted + "|[0-9A-Za-z@#$!%^&*~_]" + @"[!-~\uE000]{3,63})",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex AfterLabel();

    [GeneratedRegex(
        @"(?<![!-~])(?<value>" + Token + @")\s{0,2}(?:is|was|[是为為])\s{0,2}(?:my|the|我的)\s{0,2}(?:binance |币安)?" + Labels.Password,
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex BeforeLabel();

    [GeneratedRegex(@"[0-9\uE000]|[0-9A-Za-z][@#$%^&*_+=~|<>{}\\!?][0-9A-Za-z]|(?-i:[a-z][A-Z])", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Mixed();

    [GeneratedRegex("[0-9A-Za-z@#$%^&*]", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Visible();

    [GeneratedRegex("[0-9A-Za-z]+", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\A\W?(?:\d{1,3}[-/~]\d{1,3}|\d{1,3}(?:st|nd|rd|th|x|times|min[a-z]*|hours?|hrs?|h|days?))\W*\z",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Range();

    [GeneratedRegex(@"\A[a-z]{4,}(?:[.!,;][\s\S]*|\s?\n[\s\S]*)?\z", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex PlainEnd();

    [GeneratedRegex("(?<![a-z])my [a-z ]{0,20}p", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex My();
}
