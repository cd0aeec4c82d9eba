using System.Collections.Frozen;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>The word runs and word lists that phrases are made of, by number. Immutable and thread-safe.</summary>
internal sealed class AtomTable
{
    private readonly string[] _atoms;
    private readonly bool[] _isList;
    private readonly FrozenDictionary<string, int> _lists;

    /// <param name="atoms">Names by number: <c>{list}</c>, or the words of a run.</param>
    public AtomTable(IEnumerable<string> atoms)
    {
        _atoms = [.. atoms];
        _isList = [.. _atoms.Select(atom => atom[0] == '{')];
        _lists = _atoms.Index().Where(atom => atom.Item[0] == '{').ToFrozenDictionary(atom => atom.Item[1..^1], atom => atom.Index, StringComparer.Ordinal);
        Not = List(WordLists.Not);
    }

    public int Count => _atoms.Length;

    /// <summary>The list of words that negate; -1 where no lexicon has it.</summary>
    public int Not { get; }

    public string this[int atom] => _atoms[atom];

    public bool IsList(int atom) => _isList[atom];

    /// <summary>The number of a word list, or -1.</summary>
    public int List(string name) => _lists.GetValueOrDefault(name, -1);
}
