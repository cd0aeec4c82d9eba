namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Looks for phrases in one message, given where their atoms stand.</summary>
internal sealed class PhraseSearch(IReadOnlyList<Token> tokens, Dictionary<int, List<Occurrence>> found)
{
    private const int LongestGap = 6;

    /// <summary>Parts of a phrase that stand farther apart than this (in words) are not about one another.</summary>
    private const double Window = 16;

    public PhraseHit? Find(Phrase phrase)
    {
        var parts = new List<Occurrence>[phrase.Parts.Count];
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = Places(phrase.Parts[at]);
            if (parts[at].Count == 0)
            {
                return null;
            }
        }

        foreach (var first in parts[0])
        {
            if (Join(phrase, parts, first) is { } hit && !IsExcluded(phrase, hit))
            {
                return hit;
            }
        }

        return null;
    }

    private PhraseHit? Join(Phrase phrase, List<Occurrence>[] parts, Occurrence first)
    {
        var chosen = new List<Occurrence> { first };
        for (var at = 1; at < parts.Length; at++)
        {
            var nearest = parts[at]
                .Where(place => !chosen.Exists(place.Overlaps) && IsNear(first, place))
                .OrderBy(place => Math.Abs(place.Start - first.Start)).Select(place => (Occurrence?)place).FirstOrDefault();
            if (nearest is not { } place)
            {
                return null;
            }

            chosen.Add(place);
        }

        return new(phrase, chosen.Min(place => place.Start), chosen.Max(place => place.End), chosen.Sum(Words));
    }

    private bool IsExcluded(Phrase phrase, PhraseHit hit) => phrase.Excluded
        .Any(part => Places(part).Exists(place => IsNear(new(hit.Start, hit.End), place)));

    /// <summary>In the same sentence, and not too far.</summary>
    private bool IsNear(Occurrence left, Occurrence right)
    {
        var words = 0.0;
        for (var at = Math.Min(left.End, right.End); at < Math.Max(left.Start, right.Start); at++)
        {
            words += tokens[at].IsBreak ? Window : tokens[at].Words;
        }

        return words < Window;
    }

    private double Words(Occurrence place)
    {
        var words = 0.0;
        for (var at = place.Start; at < place.End; at++)
        {
            words += tokens[at].Words;
        }

        return words;
    }

    private List<Occurrence> Places(PhrasePart part)
    {
        var places = new List<Occurrence>();
        foreach (var place in found.GetValueOrDefault(part.Atoms[0]) ?? [])
        {
            if ((!part.AtStart || tokens[place.Start].OpensClause) && Follow(part, 1, place.End) is { } end && (!part.AtEnd || ClosesClause(end)))
            {
                places.Add(new(place.Start, end));
            }
        }

        return places;
    }

    private int? Follow(PhrasePart part, int element, int at)
    {
        if (element == part.Atoms.Count)
        {
            return at;
        }

        var gap = part.Atoms[element] == PhrasePart.Gap;
        var next = gap ? element + 1 : element;
        return next == part.Atoms.Count
            ? at
            : (found.GetValueOrDefault(part.Atoms[next]) ?? [])
                .Where(place => place.Start >= at && place.Start <= at + (gap ? LongestGap : 0) && !Breaks(at, place.Start))
                .Select(place => Follow(part, next + 1, place.End))
                .FirstOrDefault(end => end is not null);
    }

    private bool Breaks(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].IsBreak)
            {
                return true;
            }
        }

        return false;
    }

    private bool ClosesClause(int end) => end >= tokens.Count || tokens[end].IsBreak || tokens[end].OpensClause;
}
