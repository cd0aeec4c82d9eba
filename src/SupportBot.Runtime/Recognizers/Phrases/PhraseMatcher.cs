using SupportBot.Runtime.Content;

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
    private readonly AtomTrie _trie = new();
    private readonly Phrase[][] _phrasesByAtom;

    public PhraseMatcher(ContentSnapshot content, IEnumerable<PhraseSource> sources)
    {
        _tokenizer = new(new(content.Lexicons.Values.Select(lexicon => lexicon.Fold)));
        var parser = new PhraseParser(_tokenizer);
        var phrases = sources.Select(parser.Parse).Where(phrase => phrase.SaysSomething).ToArray();
        var lists = new WordLists(content.Lexicons.Values);
        foreach (var list in lists.Names)
        {
            parser.IdOf($"{{{list}}}");
        }

        _atoms = new(parser.Atoms);
        var entries = parser.Atoms.SelectMany((atom, id) => EntriesOf(atom, lists).Select(words => (words, id))).ToArray();
        _vocabulary = new(entries.SelectMany(entry => entry.words));
        foreach (var (words, id) in entries)
        {
            _trie.Add([.. words.Select(word => _vocabulary.Find(word))], id);
        }

        _phrasesByAtom = ByRarestAtom(phrases);
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
        reading.Begin(text);
        _trie.Find(reading.WordNumbers, reading.Found);
        reading.Found.Seal(reading.Tokens);
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

    /// <summary>Each phrase stands with the atom that fewest phrases share, so that few phrases are looked at in vain.</summary>
    private Phrase[][] ByRarestAtom(Phrase[] phrases)
    {
        var shared = phrases.SelectMany(phrase => phrase.Required.Distinct()).CountBy(atom => atom).ToDictionary();
        var byAtom = phrases.GroupBy(phrase => phrase.Required.MinBy(atom => shared[atom])).ToDictionary(group => group.Key, group => group.ToArray());
        return [.. Enumerable.Range(0, _atoms.Count).Select(atom => byAtom.GetValueOrDefault(atom, None))];
    }

    private IEnumerable<IReadOnlyList<string>> EntriesOf(string atom, WordLists lists)
    {
        var texts = atom[0] == '{' ? lists.Entries(atom[1..^1]) : [atom];
        return texts.Select(_tokenizer.Words).Where(words => words.Count > 0).DistinctBy(words => string.Join(' ', words));
    }
}
