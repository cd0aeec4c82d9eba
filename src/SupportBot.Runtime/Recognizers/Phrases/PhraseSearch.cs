namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Looks for phrases in one message, given where their atoms stand. Allocates nothing.</summary>
internal readonly ref struct PhraseSearch(Reading reading)
{
    /// <summary>Parts of a phrase that stand farther apart than this (in words) are not about one another.</summary>
    public const double Window = 16;

    private const int LongestGap = 6;

    /// <summary>Two Han characters make a word, and no part of a phrase is longer than this many tokens.</summary>
    private const int WindowTokens = 64;

    public bool TryFind(Phrase phrase, out PhraseHit hit)
    {
        hit = default;
        foreach (var place in reading.Found.Of(phrase.Parts[0].Atoms[0]))
        {
            if (TryMatch(phrase.Parts[0], place, out var first) && TryJoin(phrase, first, out hit) && !IsExcluded(phrase, hit))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryJoin(Phrase phrase, Occurrence first, out PhraseHit hit)
    {
        Span<Occurrence> chosen = stackalloc Occurrence[phrase.Parts.Length];
        chosen[0] = first;
        var (start, end, words) = (first.Start, first.End, Words(first));
        for (var at = 1; at < phrase.Parts.Length; at++)
        {
            if (!TryFindNearest(phrase.Parts[at], first, chosen[..at], out var nearest))
            {
                hit = default;
                return false;
            }

            chosen[at] = nearest;
            (start, end, words) = (Math.Min(start, nearest.Start), Math.Max(end, nearest.End), words + Words(nearest));
        }

        hit = new(phrase, start, end, words);
        return true;
    }

    private bool TryFindNearest(PhrasePart part, Occurrence first, ReadOnlySpan<Occurrence> chosen, out Occurrence nearest)
    {
        var (found, distance) = (false, int.MaxValue);
        nearest = default;
        foreach (var candidate in Around(part.Atoms[0], first))
        {
            if (Math.Abs(candidate.Start - first.Start) < distance && TryMatch(part, candidate, out var place)
                && !Overlaps(place, chosen) && IsNear(first, place))
            {
                (found, distance, nearest) = (true, Math.Abs(place.Start - first.Start), place);
            }
        }

        return found;
    }

    private bool IsExcluded(Phrase phrase, PhraseHit hit)
    {
        var place = new Occurrence(hit.Start, hit.End);
        foreach (var part in phrase.Excluded)
        {
            foreach (var candidate in Around(part.Atoms[0], place))
            {
                if (TryMatch(part, candidate, out var excluded) && IsNear(place, excluded))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Where an atom stands close enough to matter, so that an endless message costs no more than its length.</summary>
    private ReadOnlySpan<Occurrence> Around(int atom, Occurrence place)
    {
        var all = reading.Found.Of(atom);
        if (all.Length < WindowTokens)
        {
            return all;
        }

        var from = FirstFrom(all, place.Start - WindowTokens);
        return all[from..FirstFrom(all, place.End + WindowTokens)];
    }

    private static int FirstFrom(ReadOnlySpan<Occurrence> places, int token)
    {
        var (low, high) = (0, places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = places[middle].Start < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Overlaps(Occurrence place, ReadOnlySpan<Occurrence> chosen)
    {
        foreach (var other in chosen)
        {
            if (place.Overlaps(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the same sentence, and not too far.</summary>
    private bool IsNear(Occurrence left, Occurrence right) =>
        reading.WordsBetween(Math.Min(left.End, right.End), Math.Max(left.Start, right.Start)) < Window;

    private double Words(Occurrence place) => reading.WordsBetween(place.Start, place.End);

    /// <summary>The whole part, where its first element stands at <paramref name="first"/>.</summary>
    private bool TryMatch(PhrasePart part, Occurrence first, out Occurrence place)
    {
        place = first;
        if (part.AtStart && !reading.Tokens[first.Start].OpensClause)
        {
            return false;
        }

        var end = part.Atoms.Length == 1 ? first.End : Follow(part, 1, first.End);
        place = new(first.Start, end);
        return end > 0 && (!part.AtEnd || ClosesClause(end));
    }

    /// <returns>Where the elements from <paramref name="element"/> on end, or -1.</returns>
    private int Follow(PhrasePart part, int element, int at)
    {
        if (element == part.Atoms.Length)
        {
            return at;
        }

        var gap = part.Atoms[element] == PhrasePart.Gap;
        var next = gap ? element + 1 : element;
        var places = reading.Found.Of(part.Atoms[next]);
        for (var candidate = FirstFrom(places, at); candidate < places.Length && places[candidate].Start <= at + (gap ? LongestGap : 0); candidate++)
        {
            if (!Breaks(at, places[candidate].Start) && Follow(part, next + 1, places[candidate].End) is > 0 and var end)
            {
                return end;
            }
        }

        return -1;
    }

    private bool Breaks(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (reading.Tokens[at].IsBreak)
            {
                return true;
            }
        }

        return false;
    }

    private bool ClosesClause(int end) => end >= reading.Tokens.Count || reading.Tokens[end].IsBreak || reading.Tokens[end].OpensClause;
}
