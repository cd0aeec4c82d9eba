using System.Runtime.InteropServices;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// A message cut into tokens, with the phrases and words that were found in it. It is filled again for the next message, so that
/// reading allocates nothing; not thread-safe.
/// </summary>
internal sealed class Reading(AtomTable atoms, Tokenizer tokenizer, Vocabulary vocabulary)
{
    /// <summary>Longer words are known in no language.</summary>
    private const int LongestWord = 64;

    private readonly char[] _word = new char[LongestWord];
    private readonly List<int> _words = [];
    private readonly List<double> _before = [];

    /// <summary>The message.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its tokens.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>Where the atoms stand.</summary>
    public AtomOccurrences Found { get; } = new(atoms);

    /// <summary>The phrases found.</summary>
    public List<PhraseHit> Hits { get; } = [];

    /// <summary>The tokens as known words, by number.</summary>
    public ReadOnlySpan<int> WordNumbers => CollectionsMarshal.AsSpan(_words);

    /// <summary>How many words the message has; a Han character is half a word.</summary>
    public double Words { get; private set; }

    /// <summary>Where the entries of a word list stand.</summary>
    public ReadOnlySpan<Occurrence> List(string name) => atoms.List(name) is >= 0 and var atom ? Found.Of(atom) : [];

    /// <summary>Whether an atom is a word list, and no run of words.</summary>
    public bool IsList(int atom) => atoms.IsList(atom);

    /// <summary>Names of the word lists that the message holds entries of.</summary>
    public IEnumerable<string> ListNames() => Found.Present.ToArray().Where(atoms.IsList).Select(atom => atoms[atom][1..^1]);

    /// <summary>The words of the message between two tokens, as the customer typed them.</summary>
    public string Quote(int start, int end) => Text[Tokens[start].Start..Tokens[end - 1].End].Trim();

    /// <summary>How many words stand between two tokens; the end of a sentence counts as more than any phrase reaches.</summary>
    public double WordsBetween(int start, int end) => end <= start ? 0 : _before[end] - _before[start];

    /// <summary>How many words the clauses have that the tokens stand in.</summary>
    public double ClauseWords(int start, int end)
    {
        while (start > 0 && !Tokens[start].OpensClause && !Tokens[start - 1].IsBreak)
        {
            start--;
        }

        while (end < Tokens.Count && !Tokens[end].OpensClause && !Tokens[end].IsBreak)
        {
            end++;
        }

        return WordsBetween(start, end);
    }

    /// <summary>How many words the message has when one that is said again and again counts once.</summary>
    public double WordsSaid()
    {
        var words = 0.0;
        var last = ReadOnlySpan<char>.Empty;
        foreach (var token in Tokens)
        {
            var word = Text.AsSpan(token.Start, token.End - token.Start);
            words += token.IsBreak || word.Equals(last, StringComparison.OrdinalIgnoreCase) ? 0 : token.Words;
            last = token.IsBreak ? last : word;
        }

        return words;
    }

    /// <summary>A token as it was understood: the known word that it stands for, else as it is compared. Good until the next call.</summary>
    public ReadOnlySpan<char> Word(int token) => _words[token] != Vocabulary.Unknown ? vocabulary[_words[token]] : Folded(Tokens[token]);

    /// <summary>Begins the next message.</summary>
    public void Begin(string text)
    {
        Text = text;
        Hits.Clear();
        Found.Clear();
        Tokenizer.Tokenize(text, Tokens);
        _words.Clear();
        _before.Clear();
        _before.Add(0);
        Words = 0;
        foreach (var token in Tokens)
        {
            _words.Add(token.IsBreak ? Vocabulary.Unknown : vocabulary.Find(Folded(token)));
            _before.Add(_before[^1] + (token.IsBreak ? PhraseSearch.Window : token.Words));
            Words += token.IsBreak ? 0 : token.Words;
        }
    }

    private ReadOnlySpan<char> Folded(Token token) =>
        token.End - token.Start <= LongestWord ? _word.AsSpan(0, tokenizer.Fold(Text, token, _word)) : [];
}
