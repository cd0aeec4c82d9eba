using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>Card numbers, card codes, IBANs and bank account numbers.</summary>
internal static partial class BankDetectors
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const int ShortestIban = 15;

    public static IReadOnlyList<Detector> All { get; } =
    [
        new(SecretKind.BankNumber, CardNumbers.Find),
        Detector.Matching(SecretKind.BankNumber, CardCode()),
        new(SecretKind.BankNumber, FindIbans),
        Detector.Matching(SecretKind.BankNumber, Account(), candidate => !Dates.IsDate(candidate)),
    ];

    private static IEnumerable<Candidate> FindIbans(string text)
    {
        for (var match = Iban().Match(text); match.Success;)
        {
            var candidate = new Candidate(text, match.Index, match.Length);
            var length = IbanLength(candidate);
            if (length > 0)
            {
                yield return candidate with { Length = length };
            }

            match = Iban().Match(text, match.Index + Math.Max(length, 1));
        }
    }

    // The words behind an IBAN look like more groups of it, so the longest part with the right remainder counts.
    private static int IbanLength(Candidate candidate)
    {
        for (var length = candidate.Length; length >= ShortestIban; length--)
        {
            var part = candidate with { Length = length };
            var next = part.After(1);
            if (next is not [var follower] || !char.IsAsciiLetterOrDigit(follower))
            {
                var squashed = part.Squashed();
                if (squashed.Length >= ShortestIban && CheckDigits.IsIban(squashed))
                {
                    return length;
                }
            }
        }

        return 0;
    }

    [GeneratedRegex(Labels.Left + "[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]){11,30}", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex Iban();

    [GeneratedRegex(Labels.CardCode + @"[^0-9\n\uE000\uE001]{0,10}(?<value>\d{3,4})(?!\d)", Options, Detector.TimeoutMilliseconds)]
    private static partial Regex CardCode();

    // A mistyped IBAN fails its check and is found here by its label.
    [GeneratedRegex(
        Labels.BankAccount + Labels.Link + "(?<value>[A-Z]{0,2}[0-9](?:[ -]?[0-9]|[ ]?[A-Z]{4}){5,29})",
        Options,
        Detector.TimeoutMilliseconds)]
    private static partial Regex Account();
}
