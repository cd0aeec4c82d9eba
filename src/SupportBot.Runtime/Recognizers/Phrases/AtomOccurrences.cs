using System.Runtime.InteropServices;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Where the atoms of one message stand. Filled in the order of the tokens, then sealed; reused from message to message, so that
/// reading allocates nothing. Not thread-safe.
/// </summary>
internal sealed class AtomOccurrences(AtomTable atoms)
{
    private readonly List<(int Atom, Occurrence Place)> _all = [];
    private readonly List<int> _present = [];
    private readonly int[] _first = new int[atoms.Count];
    private readonly int[] _count = new int[atoms.Count];
    private Occurrence[] _places = new Occurrence[64];
    private int[] _longest = new int[64];
    private bool[] _negates = new bool[64];

    /// <summary>The atoms that the message holds.</summary>
    public ReadOnlySpan<int> Present => CollectionsMarshal.AsSpan(_present);

    public void Clear()
    {
        foreach (var atom in _present)
        {
            _count[atom] = 0;
        }

        _present.Clear();
        _all.Clear();
    }

    public void Add(int atom, Occurrence place) => _all.Add((atom, place));

    /// <summary>Where an atom stands, in the order of the tokens.</summary>
    public ReadOnlySpan<Occurrence> Of(int atom) => _count[atom] == 0 ? [] : _places.AsSpan(_first[atom], _count[atom]);

    /// <summary>Drops list entries that do not count, those inside a longer entry and those that are negated, and sorts the rest by atom.</summary>
    public void Seal(List<Token> tokens)
    {
        FindLongest(tokens.Count);
        FindNegations();
        DropEntries(tokens);
        foreach (var (atom, _) in _all)
        {
            if (_count[atom]++ == 0)
            {
                _present.Add(atom);
            }
        }

        SortByAtom();
    }

    private void DropEntries(List<Token> tokens)
    {
        var kept = 0;
        foreach (var found in CollectionsMarshal.AsSpan(_all))
        {
            if (!atoms.IsList(found.Atom) || (IsLongest(found.Place) && !IsNegated(found.Place, tokens)))
            {
                _all[kept++] = found;
            }
        }

        _all.RemoveRange(kept, _all.Count - kept);
    }

    private void SortByAtom()
    {
        if (_places.Length < _all.Count)
        {
            _places = new Occurrence[_all.Count * 2];
        }

        var next = 0;
        foreach (var atom in _present)
        {
            _first[atom] = next;
            next += _count[atom];
            _count[atom] = 0;
        }

        foreach (var (atom, place) in _all)
        {
            _places[_first[atom] + _count[atom]++] = place;
        }
    }

    /// <summary>For each token, how far the longest list entry reaches that begins there.</summary>
    private void FindLongest(int tokens)
    {
        if (_longest.Length <= tokens)
        {
            _longest = new int[(tokens + 1) * 2];
            _negates = new bool[(tokens + 1) * 2];
        }

        _longest.AsSpan(0, tokens + 1).Clear();
        _negates.AsSpan(0, tokens + 1).Clear();
        foreach (var (atom, place) in _all)
        {
            if (atoms.IsList(atom) && _longest[place.Start] < place.End)
            {
                _longest[place.Start] = place.End;
            }
        }

        // What reaches no farther than an entry before it lies inside that entry.
        for (var (at, farthest) = (0, 0); at < tokens; at++)
        {
            (_longest[at], farthest) = _longest[at] > farthest ? (_longest[at], _longest[at]) : (0, farthest);
        }
    }

    private bool IsLongest(Occurrence place) => _longest[place.Start] == place.End;

    private void FindNegations()
    {
        foreach (var (atom, place) in _all)
        {
            if (atom == atoms.Not && IsLongest(place))
            {
                _negates[place.End] = true;
            }
        }
    }

    /// <summary>A word may stand between, a comma or the end of a sentence may not: in "No, blurry" nothing is negated.</summary>
    private bool IsNegated(Occurrence place, List<Token> tokens) =>
        !tokens[place.Start].OpensClause
        && (_negates[place.Start]
            || (place.Start > 0 && _negates[place.Start - 1] && tokens[place.Start - 1] is { IsBreak: false, OpensClause: false }));
}
