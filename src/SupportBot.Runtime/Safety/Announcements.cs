using System.Text.RegularExpressions;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Safety;

/// <summary>Messages that end where a secret should follow: "my password is", "密码是", "here is my seed phrase:".</summary>
internal static partial class Announcements
{
    private const int TailLength = 80;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Here =
        @"(?:here(?:'s|’s| is| are| comes)|this is|these are|这是|這是|以下是|下面是)\s?(?:my|the|our|我的)?\s?(?:[a-z]{1,12} )?";

    private const string Link =
        @"[^\S\n]{0,2}(?:(?:number|address|no\.?|号码|号|號碼|號|地址)[^\S\n]{0,2})?(?: (?:for|to|of) [a-z ]{1,20})?"
        + @"[^\S\n]{0,2}(?:is|are|was|:|=|->|[是为為])(?: as follows| this)?[\s:.…-]{0,5}\z";

    private const string End = @"[\s:.…!-]{0,5}\z";

    private static readonly (SecretKind Kind, Regex Pattern)[] Patterns =
    [
        (SecretKind.SeedPhrase, SeedPhrase()),
        (SecretKind.PrivateKey, PrivateKey()),
        (SecretKind.BankNumber, Bank()),
        (SecretKind.IdentityNumber, Identity()),
        (SecretKind.OneTimeCode, OneTimeCode()),
        (SecretKind.Password, Password()),
        (SecretKind.ContactDetail, Contact()),
    ];

    /// <summary>The kind that the end of <paramref name="text"/> announces, if any.</summary>
    public static SecretKind? Find(string text)
    {
        var tail = text[Math.Max(0, text.Length - TailLength)..];
        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.IsMatch(tail))
            {
                return kind;
            }
        }

        return null;
    }

    [GeneratedRegex("(?:" + Labels.SeedPhrase + Link + "|" + Here + Labels.SeedPhrase + End + ")", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex SeedPhrase();

    [GeneratedRegex("(?:" + Labels.PrivateKey + Link + "|" + Here + Labels.PrivateKey + End + ")", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        "(?:" + AnyBank + Link + "|" + Here + AnyBank + End + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Bank();

    [GeneratedRegex(
        "(?:" + AnyIdentity + Link + "|" + Here + AnyIdentity + "(?: number)?" + End + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Identity();

    [GeneratedRegex("(?:" + AnyCode + Link + "|" + Here + AnyCode + End + ")", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex OneTimeCode();

    [GeneratedRegex("(?:" + Labels.Password + Link + "|" + Here + Labels.Password + End + ")", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Password();

    [GeneratedRegex(
        "(?:" + AnyContact + Link + "|" + Here + AnyContact + "(?: number| address)?" + End + ")",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Contact();

    private const string AnyBank = "(?:" + Labels.Card + "|" + Labels.BankAccount + "|" + Labels.CardCode + ")";

    private const string AnyIdentity = "(?:" + Labels.Passport + "|" + Labels.Identity + ")";

    private const string AnyCode = "(?:" + Labels.OneTimeCode + "|(?:my|the|我的) ?code)";

    private const string AnyContact = "(?:" + Labels.Phone + "|" + Labels.Email + ")";
}
