using System.Text.RegularExpressions;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Safety;

/// <summary>
/// Reads the message after an announcement ("my password is"): a message that is nothing but a token of the right make is
/// taken for the announced secret. A digit for a menu and short answers such as "help" never are.
/// </summary>
internal sealed partial class AwaitedSecrets
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly Dictionary<SecretKind, Detector[]> _detectors;

    public AwaitedSecrets(SeedPhrases seedPhrases) => _detectors = new()
    {
        [SecretKind.Password] =
        [
            Detector.Matching(SecretKind.Password, LoneWord(), candidate => !PasswordDetectors.IsTalk(candidate)),
            Detector.Matching(SecretKind.Password, WordOfFew(), PasswordDetectors.LooksSecret),
        ],
        [SecretKind.OneTimeCode] = [Detector.Matching(SecretKind.OneTimeCode, LoneCode())],
        [SecretKind.SeedPhrase] = [new Detector(SecretKind.SeedPhrase, seedPhrases.FindAnnounced)],
        [SecretKind.PrivateKey] = [Detector.Matching(SecretKind.PrivateKey, LoneKey(), candidate => candidate.Digits > 0)],
        [SecretKind.IdentityNumber] = [Detector.Matching(SecretKind.IdentityNumber, LoneNumber(), HasDigits(5))],
        [SecretKind.BankNumber] = [Detector.Matching(SecretKind.BankNumber, LoneNumber(), HasDigits(3))],
        [SecretKind.ContactDetail] = [Detector.Matching(SecretKind.ContactDetail, LoneContact())],
    };

    /// <summary>The detectors for a message that follows an announcement of <paramref name="kind"/>; none for null.</summary>
    public IReadOnlyList<Detector> For(SecretKind? kind) => kind is { } announced ? _detectors[announced] : [];

    private static Func<Candidate, bool> HasDigits(int least) =>
        candidate => candidate.Digits >= least && !Dates.AppearsIn(candidate.Value);

    // "/start" is a command. Han text is talk.
    [GeneratedRegex(@"\A\s*(?!/[a-z]+\s*\z)(?<value>[^\s\u2E80-\u9FFF\uE001]{4,64})\s*\z", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex LoneWord();

    [GeneratedRegex(
        @"(?<=\A\s*(?:\S{1,20}\s+){0,3})(?<!\S)(?<value>[!-~]{4,64})(?=(?:\s+\S{1,20}){0,3}\s*\z)",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex WordOfFew();

    [GeneratedRegex(
        @"\A[^\d\uE001]{0,12}(?<value>" + OneTimeCodeDetectors.Digits + @"|[A-Z2-7]{16,64})[^\d\uE001]{0,12}\z",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex LoneCode();

    [GeneratedRegex(@"\A\s*(?<value>[0-9A-Z+/=_:-]{16,})\s*\z", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex LoneKey();

    [GeneratedRegex(@"\A\s*(?<value>[0-9A-Z][0-9A-Z ()-]{2,40})\s*\z", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex LoneNumber();

    [GeneratedRegex(
        @"\A\s*(?<value>[^\s\uE001]{1,64}@[^\s\uE001]{1,64}|[+(\d][\d ().-]{4,20}\d)\s*\z",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex LoneContact();
}
