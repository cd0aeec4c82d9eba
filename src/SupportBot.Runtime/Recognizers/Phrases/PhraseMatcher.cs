using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Finds every phrase of the content in a message, in one pass over all word runs and list entries. Negated and contained list
/// entries do not count. Immutable and thread-safe.
/// </summary>
internal sealed class PhraseMatcher
{
    private static readonly Phrase[] None = [];

    private readonly Tokenizer _tokenizer;
    private readonly Vocabulary _vocabulary;
    private readonly AtomTable _atoms;
    private readonly AtomTrie _trie;
    private readonly Phrase[][] _phrasesByAtom;

    public PhraseMatcher(ContentSnapshot content, IEnumerable<PhraseSource> sources)
    {
        _tokenizer = new(new(content.Lexicons.Values.Select(lexicon => lexicon.Fold)));
        var atoms = new AtomBuilder(_tokenizer);
        var parser = new PhraseParser(atoms);
        var phrases = sources.Select(parser.Parse).Where(phrase => phrase.SaysSomething).ToArray();
        atoms.AddEntries(new(content.Lexicons.Values));
        _atoms = atoms.Table;
        _trie = atoms.Trie;
        _vocabulary = new(atoms.Words);
        _phrasesByAtom = ByRarestAtom(phrases, _atoms.Count);
    }

    /// <summary>A reading to be filled by <see cref="Read(string, Reading)"/> again and again.</summary>
    public Reading NewReading() => new(_atoms, _tokenizer, _vocabulary);

    /// <summary>Reads one message.</summary>
    public Reading Read(string text)
    {
        var reading = NewReading();
        Read(text, reading);
        return reading;
    }

    /// <summary>Reads one message into a reading that this matcher made; what it held before is gone.</summary>
    public void Read(string text, Reading reading)
    {
        ReadWords(text, reading);
        var search = new PhraseSearch(reading);
        foreach (var atom in reading.Found.Present)
        {
            foreach (var phrase in _phrasesByAtom[atom])
            {
                if (search.TryFind(phrase, out var hit))
                {
                    reading.Hits.Add(hit);
                }
            }
        }
    }

    /// <summary>Reads the words and word lists of one message, and leaves phrases aside.</summary>
    public void ReadWords(string text, Reading reading)
    {
        reading.Begin(text);
        _trie.Find(reading.WordNumbers, reading.Found);
        reading.Found.Seal(reading.Tokens);
    }

    /// <summary>Each phrase stands with the atom that fewest phrases share, so that few phrases are looked at in vain.</summary>
    private static Phrase[][] ByRarestAtom(Phrase[] phrases, int atoms)
    {
        var sharedBy = new int[atoms];
        foreach (var atom in phrases.SelectMany(phrase => phrase.Required))
        {
            sharedBy[atom]++;
        }

        var byAtom = new List<Phrase>?[atoms];
        foreach (var phrase in phrases)
        {
            (byAtom[Rarest(phrase, sharedBy)] ??= []).Add(phrase);
        }

        return Array.ConvertAll(byAtom, static list => list is null ? None : [.. list]);
    }

    private static int Rarest(Phrase phrase, int[] sharedBy)
    {
        var rarest = PhrasePart.Gap;
        foreach (var atom in phrase.Required)
        {
            rarest = rarest == PhrasePart.Gap || sharedBy[atom] < sharedBy[rarest] ? atom : rarest;
        }

        return rarest;
    }
}
