namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>The word runs and word lists that phrases are made of, by number. Immutable and thread-safe.</summary>
internal sealed class AtomTable
{
    private readonly string[] _atoms;
    private readonly bool[] _isList;

    // Not frozen: to freeze costs more at start than all look-ups save.
    private readonly Dictionary<string, int> _lists = new(StringComparer.Ordinal);

    /// <param name="atoms">Names by number: <c>{list}</c>, or the words of a run.</param>
    public AtomTable(IEnumerable<string> atoms)
    {
        _atoms = [.. atoms];
        _isList = new bool[_atoms.Length];
        for (var atom = 0; atom < _atoms.Length; atom++)
        {
            if (_atoms[atom][0] == '{')
            {
                _isList[atom] = !WordLists.Manners.Contains(_atoms[atom][1..^1], StringComparer.Ordinal);
                _lists.Add(_atoms[atom][1..^1], atom);
            }
        }

        Not = List(WordLists.Not);
    }

    public int Count => _atoms.Length;

    /// <summary>The list of words that negate; -1 where no lexicon has it.</summary>
    public int Not { get; }

    public string this[int atom] => _atoms[atom];

    /// <summary>Whether an atom is a word list of things that messages are about.</summary>
    public bool IsList(int atom) => _isList[atom];

    /// <summary>The number of a word list, or -1.</summary>
    public int List(string name) => _lists.GetValueOrDefault(name, -1);
}
