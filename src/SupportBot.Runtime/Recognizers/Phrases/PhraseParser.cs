using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Reads the notation of phrases and gives every word run and word list in them a number, their <em>atom</em>.</summary>
internal sealed partial class PhraseParser(Tokenizer tokenizer)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>Names of the atoms by id: <c>{list}</c>, or the words of a run.</summary>
    public List<string> Atoms { get; } = [];

    public Phrase Parse(PhraseSource source)
    {
        var parts = new List<PhrasePart>();
        var excluded = new List<PhrasePart>();
        foreach (var part in source.Text.Split('&', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            (part[0] == '!' ? excluded : parts).Add(ParsePart(part.TrimStart('!').Trim()));
        }

        return new(source.Label, source.Strength, parts, [.. excluded.Where(part => part.Atoms.Count > 0)], source.Text);
    }

    public int IdOf(string atom)
    {
        if (!_ids.TryGetValue(atom, out var id))
        {
            _ids[atom] = id = Atoms.Count;
            Atoms.Add(atom);
        }

        return id;
    }

    private PhrasePart ParsePart(string text)
    {
        var (atStart, atEnd) = (text.StartsWith('^'), text.EndsWith('$'));
        var atoms = Element().Matches(text.Trim('^', '$')).Select(match => Atom(match.Value)).Where(id => id != Empty).ToArray();
        var first = Array.FindIndex(atoms, atom => atom != PhrasePart.Gap);
        var last = Array.FindLastIndex(atoms, atom => atom != PhrasePart.Gap);
        return new(first < 0 ? [] : atoms[first..(last + 1)], atStart, atEnd);
    }

    private const int Empty = -2;

    private int Atom(string element)
    {
        if (element == "...")
        {
            return PhrasePart.Gap;
        }

        if (element[0] == '{')
        {
            return IdOf(element);
        }

        var words = string.Join(' ', tokenizer.Words(element));
        return words.Length == 0 ? Empty : IdOf(words);
    }

    [GeneratedRegex(@"\{[^}]*\}|\.\.\.|(?:(?!\.\.\.)[^{])+", RegexOptions.None, 5000)]
    private static partial Regex Element();
}
