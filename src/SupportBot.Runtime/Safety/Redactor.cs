using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Safety;

/// <summary>
/// Takes secrets and personal numbers out of a message before anything else reads it. Immutable and thread-safe; one
/// instance serves the whole process (it reads the word lists once).
/// </summary>
public sealed class Redactor
{
    // A placeholder can bring a label and a second secret together; more rounds than this have never been needed.
    private const int MostPasses = 5;

    private readonly IReadOnlyList<Detector> _detectors;
    private readonly AwaitedSecrets _awaited;

    /// <summary>Creates a redactor with all detectors, in the order in which they must run.</summary>
    public Redactor()
        : this(new SeedPhrases(WordList.Read()))
    {
    }

    internal Redactor(IReadOnlyList<Detector> detectors, SeedPhrases seedPhrases)
    {
        _detectors = detectors;
        _awaited = new AwaitedSecrets(seedPhrases);
    }

    private Redactor(SeedPhrases seedPhrases)
        : this(InOrder(seedPhrases), seedPhrases)
    {
    }

    /// <summary>
    /// Replaces every secret in <paramref name="text"/> by the placeholder of its kind. Redacting the result again changes
    /// nothing. A detector that runs out of time takes the whole message out: hiding too much is cheap, leaking is not.
    /// </summary>
    /// <param name="text">The message as typed.</param>
    /// <param name="placeholders">What to write instead, for every kind ("[password removed]").</param>
    /// <param name="awaited">What the customer's previous message announced: its <see cref="Redaction.Awaits"/>.</param>
    /// <exception cref="ArgumentException">A kind has no placeholder.</exception>
    public Redaction Redact(string text, IReadOnlyDictionary<SecretKind, string> placeholders, SecretKind? awaited)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(placeholders);
        foreach (var kind in Enum.GetValues<SecretKind>().Where(kind => !placeholders.ContainsKey(kind)))
        {
            throw new ArgumentException($"Kind '{kind.Name()}' has no placeholder. Add one in every language.", nameof(placeholders));
        }

        var kinds = new HashSet<SecretKind>();
        try
        {
            return Redact(text, placeholders, awaited, kinds);
        }
        catch (RegexMatchTimeoutException)
        {
            var worst = kinds.Append(awaited ?? SecretKind.Password).MinBy(kind => kind.Severity());
            return new Redaction { Text = placeholders[worst], Kinds = [worst] };
        }
    }

    private static IReadOnlyList<Detector> InOrder(SeedPhrases seedPhrases) =>
    [
        IdentityDetectors.MachineReadableZone,
        new(SecretKind.SeedPhrase, seedPhrases.Find),
        .. KeyDetectors.All,
        .. IdentityDetectors.Mainland,
        .. BankDetectors.All,
        .. IdentityDetectors.TravelDocuments,
        .. IdentityDetectors.Regional,
        ContactDetectors.Email,
        .. ContactDetectors.Phones,
        .. OneTimeCodeDetectors.All,
        .. PasswordDetectors.All,
    ];

    private Redaction Redact(
        string text,
        IReadOnlyDictionary<SecretKind, string> placeholders,
        SecretKind? awaited,
        HashSet<SecretKind> kinds)
    {
        var standing = placeholders.Values.ToList();
        var folded = FoldedText.Of(text, standing);
        var claims = Claims(folded.Text, [.. _awaited.For(awaited), .. _detectors]);
        for (var pass = 1; claims.Count > 0 && pass <= MostPasses; pass++)
        {
            kinds.UnionWith(claims.Select(claim => claim.Kind));
            text = Replace(text, folded, claims, placeholders);
            folded = FoldedText.Of(text, standing);
            claims = pass < MostPasses ? Claims(folded.Text, _detectors) : [];
        }

        return new Redaction
        {
            Text = text,
            Kinds = [.. kinds.OrderBy(kind => kind.Severity())],
            Awaits = Announcements.Find(folded.Text),
        };
    }

    // Each detector sees what those before it have left.
    private static List<Claim> Claims(string text, IEnumerable<Detector> detectors)
    {
        var claims = new List<Claim>();
        foreach (var detector in detectors)
        {
            var found = Find(detector, text);
            foreach (var candidate in found)
            {
                var claim = new Claim(detector.Kind, candidate.Start, candidate.End);
                claims.Add(candidate.Value.Contains(FoldedText.Claimed) ? Swallow(claims, claim) : claim);
            }

            text = found.Count > 0 ? Cover(text, found) : text;
        }

        return claims;
    }

    // A password may contain a phone number: the larger find swallows the smaller.
    private static Claim Swallow(List<Claim> claims, Claim outer)
    {
        foreach (var inner in claims.Where(claim => claim.Start < outer.End && outer.Start < claim.End))
        {
            outer = outer with { Start = Math.Min(inner.Start, outer.Start), End = Math.Max(inner.End, outer.End) };
        }

        claims.RemoveAll(claim => claim.Start < outer.End && outer.Start < claim.End);
        return outer;
    }

    // Time runs on while the machine is busy elsewhere, so one late detector gets a second chance.
    private static List<Candidate> Find(Detector detector, string text)
    {
        try
        {
            return [.. detector.Find(text)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [.. detector.Find(text)];
        }
    }

    private static string Cover(string text, List<Candidate> found)
    {
        var characters = text.ToCharArray();
        foreach (var candidate in found)
        {
            characters.AsSpan(candidate.Start, candidate.Length).Fill(FoldedText.Claimed);
        }

        return new string(characters);
    }

    private static string Replace(
        string text,
        FoldedText folded,
        List<Claim> claims,
        IReadOnlyDictionary<SecretKind, string> placeholders)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var claim in claims.OrderBy(claim => claim.Start))
        {
            result.Append(text, position, folded.OriginalIndex(claim.Start) - position).Append(placeholders[claim.Kind]);
            position = folded.OriginalIndex(claim.End);
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private readonly record struct Claim(SecretKind Kind, int Start, int End);
}
