using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>One way to find one kind of secret in folded text. <paramref name="Find"/> is pure and thread-safe.</summary>
internal sealed record Detector(SecretKind Kind, Func<string, IEnumerable<Candidate>> Find)
{
    /// <summary>How long one pattern may work on one message. All are linear; the limit is for the mistake not yet made.
    /// It is wall-clock time: at 50 ms a busy machine ran into it on plain messages and the whole message was hidden.</summary>
    public const int TimeoutMilliseconds = 1000;

    /// <summary>What a pattern finds, narrowed to its group <c>value</c> where it has one, if <paramref name="check"/> agrees.</summary>
    public static Detector Matching(SecretKind kind, Regex pattern, Func<Candidate, bool>? check = null) =>
        new(kind, text => Matches(text, pattern, check));

    private static IEnumerable<Candidate> Matches(string text, Regex pattern, Func<Candidate, bool>? check)
    {
        for (var match = pattern.Match(text); match.Success;)
        {
            var value = match.Groups["value"];
            var part = value.Success ? value : match;
            var candidate = new Candidate(text, part.Index, part.Length);
            var found = check?.Invoke(candidate) ?? true;
            if (found)
            {
                yield return candidate;
            }

            // A refused match may hide a good one that begins inside it ("2 4111 1111 ..."), so step on by one character only.
            match = pattern.Match(text, found ? Math.Max(candidate.End, match.Index + 1) : match.Index + 1);
        }
    }
}
