using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>
/// Private keys of wallets and keys of the exchange's API. Public identifiers of the same shape (the hash of a transaction)
/// are taken out with them; addresses are shorter and stay.
/// </summary>
internal static partial class KeyDetectors
{
    private const string Base58 = "[1-9A-HJ-NP-Za-km-z]";

    public static IReadOnlyList<Detector> All { get; } =
        [Of(PemBlock()), Of(KnownForm()), Of(LongToken(), IsMixed), Of(Labelled(), candidate => candidate.Digits >= 2)];

    private static Detector Of(Regex pattern, Func<Candidate, bool>? check = null) =>
        Detector.Matching(SecretKind.PrivateKey, pattern, check);

    // An address of the long kind (bech32) has no mixture of cases.
    private static bool IsMixed(Candidate candidate) =>
        candidate.Digits > 0 && candidate.Count(char.IsAsciiLetterLower) > 0 && candidate.Count(char.IsAsciiLetterUpper) > 0;

    [GeneratedRegex(
        "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?",
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex PemBlock();

    // In this order: hexadecimal (32 or 64 bytes), WIF, BIP-38, extended keys, Solana, API key or secret.
    [GeneratedRegex(
        Labels.Left + "(?:(?:0[xX])?(?:[0-9a-fA-F]{64}){1,2}"
        + "|5[HJK]" + Base58 + "{49}|[KL]" + Base58 + "{51}"
        + "|6P" + Base58 + "{56}"
        + "|[xyztuv]prv" + Base58 + "{107}"
        + "|" + Base58 + "{87,88}"
        + "|[A-Za-z0-9]{64})" + Labels.Right,
        RegexOptions.None,
        Detector.TimeoutMilliseconds)]
    private static partial Regex KnownForm();

    // A key with a character too many or too few is still a key.
    [GeneratedRegex(Labels.Left + "[0-9A-Za-z]{50,}", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex LongToken();

    [GeneratedRegex(
        Labels.PrivateKey + Labels.Link + "(?<value>[0-9A-Za-z+/=_-]{16,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Labelled();
}
