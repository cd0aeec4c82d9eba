using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Recognizers.Text.Matcher;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Finds every phrase of the content in a message, in one pass of the <see cref="StringMatcher"/> over all word runs and list
/// entries. Negated and contained list entries do not count. Immutable and thread-safe.
/// </summary>
internal sealed class PhraseMatcher
{
    private readonly Tokenizer _tokenizer;
    private readonly Vocabulary _vocabulary;
    private readonly StringMatcher _matcher;
    private readonly string[] _atoms;
    private readonly FrozenDictionary<int, Phrase[]> _phrasesByAtom;

    public PhraseMatcher(ContentSnapshot content, IEnumerable<PhraseSource> sources)
    {
        _tokenizer = new(new(content.Lexicons.Values.Select(lexicon => lexicon.Fold)));
        var parser = new PhraseParser(_tokenizer);
        var phrases = sources.Select(parser.Parse).Where(phrase => phrase.Parts.Count > 0 && phrase.Parts.All(part => part.Atoms.Count > 0)).ToArray();
        var lists = new WordLists(content.Lexicons.Values);
        foreach (var list in lists.Names)
        {
            parser.IdOf($"{{{list}}}");
        }

        _atoms = [.. parser.Atoms];
        var entries = _atoms.SelectMany((atom, id) => EntriesOf(atom, lists).Select(entry => (entry, id: id.ToString(CultureInfo.InvariantCulture)))).ToArray();
        _vocabulary = new(entries.SelectMany(entry => entry.entry));
        _matcher = new(MatchStrategy.AcAutomaton, new SimpleTokenizer());
        _matcher.Init([.. entries.Select(IEnumerable<string> (entry) => entry.entry)], [.. entries.Select(entry => entry.id)]);
        _phrasesByAtom = phrases
            .GroupBy(phrase => phrase.Parts[0].Atoms.First(atom => atom != PhrasePart.Gap))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public Reading Read(string text)
    {
        var tokens = _tokenizer.Tokenize(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            tokens[at] = tokens[at] with { Text = _vocabulary.Read(tokens[at].Text) };
        }

        var found = AtomFilter.Filter(Occurrences(tokens), _atoms, tokens);
        var search = new PhraseSearch(tokens, found);
        var hits = found.Keys.Where(_phrasesByAtom.ContainsKey).Order().SelectMany(atom => _phrasesByAtom[atom])
            .Select(search.Find).OfType<PhraseHit>().ToArray();
        return new(text, tokens, hits, found.Where(pair => _atoms[pair.Key][0] == '{').ToDictionary(pair => _atoms[pair.Key][1..^1], pair => pair.Value, StringComparer.Ordinal));
    }

    private Dictionary<int, List<Occurrence>> Occurrences(List<Token> tokens)
    {
        var found = new Dictionary<int, List<Occurrence>>();
        foreach (var match in _matcher.Find(tokens.Select(token => token.Text)))
        {
            foreach (var id in match.CanonicalValues)
            {
                var atom = int.Parse(id, CultureInfo.InvariantCulture);
                if (!found.TryGetValue(atom, out var places))
                {
                    found[atom] = places = [];
                }

                places.Add(new(match.Start, match.Start + match.Length));
            }
        }

        return found;
    }

    private IEnumerable<string[]> EntriesOf(string atom, WordLists lists)
    {
        var texts = atom[0] == '{' ? lists.Entries(atom[1..^1]) : [atom];
        return texts.Select(text => _tokenizer.Tokenize(text).Where(token => !token.IsBreak).Select(token => token.Text).ToArray())
            .Where(tokens => tokens.Length > 0).DistinctBy(tokens => string.Join(' ', tokens));
    }
}
