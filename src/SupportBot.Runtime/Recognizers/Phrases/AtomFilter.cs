namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Drops list entries that do not count: those inside a longer entry, and those that are negated.</summary>
internal static class AtomFilter
{
    public static Dictionary<int, List<Occurrence>> Filter(Dictionary<int, List<Occurrence>> found, string[] atoms)
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
                : places.FindAll(place => longest.Contains(place) && !(not.Contains(place.Start) || not.Contains(place.Start - 1)));
            if (counted.Count > 0)
            {
                kept[atom] = counted;
            }
        }

        return kept;
    }
}
