using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>The word lists of all languages together, with the lists inside them filled in.</summary>
internal sealed class WordLists(IEnumerable<Lexicon> lexicons)
{
    /// <summary>Words that turn the meaning of what follows.</summary>
    public const string Not = "not";

    /// <summary>Words of a question.</summary>
    public const string Asks = "asks";

    /// <summary>Words that tell of what the exchange said, such as "it says".</summary>
    public const string Reports = "reports";

    /// <summary>The same, and looser ones, by which the sentence of a story is found that tells the answer.</summary>
    public const string Answered = "answered";

    /// <summary>Lists that tell how something is said. What it is about they do not tell: they take no part in learning and hide no entry of another list.</summary>
    public static IReadOnlyList<string> Manners { get; } = [Asks, Reports, Answered];

    private readonly Dictionary<string, List<string>> _lists = Merge(lexicons);

    public IEnumerable<string> Names => _lists.Keys;

    public bool Knows(string list) => _lists.ContainsKey(list);

    /// <summary>The entries of a list; a list that contains itself ends there.</summary>
    public IReadOnlyCollection<string> Entries(string list)
    {
        var entries = new HashSet<string>(StringComparer.Ordinal);
        Collect(list, entries, []);
        return entries;
    }

    private static Dictionary<string, List<string>> Merge(IEnumerable<Lexicon> lexicons)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var lexicon in lexicons)
        {
            foreach (var (name, entries) in lexicon.Lists)
            {
                if (!lists.TryGetValue(name, out var list))
                {
                    lists[name] = list = [];
                }

                list.AddRange(entries);
            }
        }

        return lists;
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
