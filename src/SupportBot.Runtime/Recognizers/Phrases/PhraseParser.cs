using System.Buffers;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Reads the notation of phrases.</summary>
internal sealed class PhraseParser(AtomBuilder atoms)
{
    private const string Dots = "...";

    private static readonly SearchValues<char> Notation = SearchValues.Create("&!{^$.");

    private readonly List<PhrasePart> _parts = [];
    private readonly List<PhrasePart> _excluded = [];
    private readonly List<int> _elements = [];

    public Phrase Parse(PhraseSource source) => source.Text.AsSpan().ContainsAny(Notation)
        ? ParseNotation(source)
        : new(source.Label, source.Strength, Words(source.Text), [], source.Text);

    /// <summary>Most phrases are nothing but words, and are read in one go.</summary>
    private PhrasePart[] Words(string text) => atoms.Run(text) is var atom and not AtomBuilder.Nothing ? [new([atom], false, false)] : [];

    private Phrase ParseNotation(PhraseSource source)
    {
        _parts.Clear();
        _excluded.Clear();
        var text = source.Text.AsSpan();
        foreach (var range in text.Split('&'))
        {
            var part = text[range].Trim();
            if (part.Length > 0)
            {
                (part[0] == '!' ? _excluded : _parts).Add(ParsePart(part.TrimStart('!').Trim()));
            }
        }

        return new(source.Label, source.Strength, [.. _parts], _excluded.Count == 0 ? [] : [.. _excluded.Where(part => part.Atoms.Length > 0)], source.Text);
    }

    private PhrasePart ParsePart(ReadOnlySpan<char> text)
    {
        var (atStart, atEnd) = (text.StartsWith('^'), text.EndsWith('$'));
        _elements.Clear();
        for (var rest = text.Trim("^$"); rest.Length > 0;)
        {
            rest = rest[TakeElement(rest)..];
        }

        var first = _elements.FindIndex(atom => atom != PhrasePart.Gap);
        var last = _elements.FindLastIndex(atom => atom != PhrasePart.Gap);
        return new(first < 0 ? [] : [.. _elements[first..(last + 1)]], atStart, atEnd);
    }

    /// <returns>How many characters the first element has.</returns>
    private int TakeElement(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(Dots))
        {
            _elements.Add(PhrasePart.Gap);
            return Dots.Length;
        }

        if (text[0] == '{' && text.IndexOf('}') is > 0 and var end)
        {
            _elements.Add(atoms.List(text[1..end]));
            return end + 1;
        }

        return TakeRun(text);
    }

    private int TakeRun(ReadOnlySpan<char> text)
    {
        // A brace that nothing closes is no list, and is passed over with the marks.
        var (list, dots) = (text[1..].IndexOf('{') + 1, text.IndexOf(Dots));
        var length = Math.Min(list > 0 ? list : text.Length, dots > 0 ? dots : text.Length);
        if (atoms.Run(text[..length]) is var atom and not AtomBuilder.Nothing)
        {
            _elements.Add(atom);
        }

        return length;
    }
}
