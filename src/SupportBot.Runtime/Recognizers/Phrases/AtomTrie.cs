namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Every word run and list entry, as paths of word numbers; where a path ends stand the atoms that it belongs to. Immutable once
/// built, and thread-safe then.
/// </summary>
/// <remarks>
/// The base library's string matcher finds the same, but allocates a list for every match; this one allocates nothing, and
/// phrases are so short that failure links would not pay.
/// </remarks>
internal sealed class AtomTrie
{
    /// <summary>Where every path begins.</summary>
    public const int Root = 0;

    private readonly Dictionary<long, int> _children = new(65_536);
    private readonly List<int[]?> _ends = new(65_536) { null };

    /// <summary>The node that a word leads to; made where there is none.</summary>
    public int Child(int node, int word)
    {
        var edge = Edge(node, word);
        if (!_children.TryGetValue(edge, out var child))
        {
            _children[edge] = child = _ends.Count;
            _ends.Add(null);
        }

        return child;
    }

    /// <summary>Lets an atom end at a node; once, however often it is said.</summary>
    public void Attach(int node, int atom)
    {
        if (_ends[node] is not { } atoms)
        {
            _ends[node] = [atom];
        }
        else if (!atoms.Contains(atom))
        {
            _ends[node] = [.. atoms, atom];
        }
    }

    /// <summary>Puts everything that a message holds into <paramref name="found"/>, in the order of the tokens.</summary>
    /// <param name="words">The numbers of the message's words.</param>
    /// <param name="found">Takes what is found.</param>
    public void Find(ReadOnlySpan<int> words, AtomOccurrences found)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var node = Root;
            for (var at = start; at < words.Length && words[at] >= 0 && _children.TryGetValue(Edge(node, words[at]), out node); at++)
            {
                foreach (var atom in _ends[node] ?? [])
                {
                    found.Add(atom, new(start, at + 1));
                }
            }
        }
    }

    private static long Edge(int node, int word) => ((long)node << 32) | (uint)word;
}
