using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>The word lists of all languages together, with the lists inside them filled in.</summary>
internal sealed class WordLists(IEnumerable<Lexicon> lexicons)
{
    /// <summary>Words that turn the meaning of what follows.</summary>
    public const string Not = "not";

    private readonly Dictionary<string, string[]> _lists = lexicons.SelectMany(lexicon => lexicon.Lists)
        .GroupBy(list => list.Key, list => list.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(entries => entries).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    public IEnumerable<string> Names => _lists.Keys;

    public bool Knows(string list) => _lists.ContainsKey(list);

    /// <summary>The entries of a list; a list that contains itself ends there.</summary>
    public IReadOnlyCollection<string> Entries(string list)
    {
        var entries = new HashSet<string>(StringComparer.Ordinal);
        Collect(list, entries, []);
        return entries;
    }

    private void Collect(string list, HashSet<string> entries, HashSet<string> open)
    {
        if (!open.Add(list))
        {
            return;
        }

        foreach (var entry in _lists.GetValueOrDefault(list) ?? [])
        {
            if (entry.StartsWith('{') && entry.EndsWith('}'))
            {
                Collect(entry[1..^1], entries, open);
            }
            else
            {
                entries.Add(entry);
            }
        }
    }
}
