using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Gives every word, word run and word list of the content a number while phrases are read.</summary>
internal sealed class AtomBuilder(Tokenizer tokenizer)
{
    /// <summary>What a text without words is.</summary>
    public const int Nothing = -2;

    private readonly Dictionary<string, int> _words = new(8192, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _runs = [];
    private readonly List<string> _names = [];
    private readonly List<Token> _tokens = [];
    private char[] _word = new char[64];

    /// <summary>Where each atom's words stand.</summary>
    public AtomTrie Trie { get; } = new();

    /// <summary>The words, by number.</summary>
    public IReadOnlyCollection<string> Words => _words.Keys;

    /// <summary>The atoms, by number.</summary>
    public AtomTable Table => new(_names);

    /// <summary>Name of an atom: <c>{list}</c>, or the words of a run as they were first written.</summary>
    public string Name(int atom) => _names[atom];

    /// <summary>The atom of a word list.</summary>
    public int List(ReadOnlySpan<char> name)
    {
        var lists = _lists.GetAlternateLookup<ReadOnlySpan<char>>();
        return lists.TryGetValue(name, out var atom) ? atom : lists[name] = Add($"{{{name}}}");
    }

    /// <summary>The atom of words that follow one another, or <see cref="Nothing"/>.</summary>
    public int Run(ReadOnlySpan<char> text)
    {
        var node = Node(text);
        if (node == AtomTrie.Root)
        {
            return Nothing;
        }

        if (!_runs.TryGetValue(node, out var atom))
        {
            _runs[node] = atom = Add(text.Trim().ToString());
            Trie.Attach(node, atom);
        }

        return atom;
    }

    /// <summary>Adds the entries of all lists.</summary>
    public void AddEntries(WordLists lists)
    {
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in lists.Names)
        {
            var atom = List(list);
            foreach (var entry in lists.Entries(list))
            {
                if (!nodes.TryGetValue(entry, out var node))
                {
                    nodes[entry] = node = Node(entry);
                }

                if (node != AtomTrie.Root)
                {
                    Trie.Attach(node, atom);
                }
            }
        }
    }

    private int Add(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    private int Node(ReadOnlySpan<char> text)
    {
        Tokenizer.Tokenize(text, _tokens);
        var node = AtomTrie.Root;
        foreach (var token in _tokens)
        {
            if (!token.IsBreak)
            {
                node = Trie.Child(node, Number(text, token));
            }
        }

        return node;
    }

    private int Number(ReadOnlySpan<char> text, Token token)
    {
        if (_word.Length < token.End - token.Start)
        {
            _word = new char[token.End - token.Start];
        }

        var word = _word.AsSpan(0, tokenizer.Fold(text, token, _word));
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        return words.TryGetValue(word, out var number) ? number : words[word] = _words.Count;
    }
}
