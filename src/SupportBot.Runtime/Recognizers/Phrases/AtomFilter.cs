namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Drops list entries that do not count: those inside a longer entry, and those that are negated.</summary>
internal static class AtomFilter
{
    public static Dictionary<int, List<Occurrence>> Filter(Dictionary<int, List<Occurrence>> found, string[] atoms, List<Token> tokens)
    {
        var lists = found.Where(pair => atoms[pair.Key][0] == '{').SelectMany(pair => pair.Value).Distinct().ToArray();
        var longest = lists.Where(place => !Array.Exists(lists, other => other.Contains(place))).ToHashSet();
        var not = found.Where(pair => atoms[pair.Key] == $"{{{WordLists.Not}}}")
            .SelectMany(pair => pair.Value).Where(longest.Contains).Select(place => place.End).ToHashSet();

        var kept = new Dictionary<int, List<Occurrence>>();
        foreach (var (atom, places) in found)
        {
            var counted = atoms[atom][0] != '{'
                ? places
                : places.FindAll(place => longest.Contains(place) && !IsNegated(place, not, tokens));
            if (counted.Count > 0)
            {
                kept[atom] = counted;
            }
        }

        return kept;
    }

    /// <summary>A word may stand between, a comma or the end of a sentence may not: in "No, blurry" nothing is negated.</summary>
    private static bool IsNegated(Occurrence place, HashSet<int> not, List<Token> tokens) =>
        !tokens[place.Start].OpensClause
        && (not.Contains(place.Start) || (not.Contains(place.Start - 1) && !tokens[place.Start - 1].IsBreak && !tokens[place.Start - 1].OpensClause));
}
