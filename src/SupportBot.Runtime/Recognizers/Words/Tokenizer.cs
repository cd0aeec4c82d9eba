using System.Globalization;

namespace SupportBot.Runtime.Recognizers.Words;

/// <summary>
/// Cuts a message into tokens: words (apostrophes dropped, camel humps and digits apart), single Han characters, and the ends
/// of sentences. Phrases and messages pass through the same tokenizer, so that they meet. Thread-safe.
/// </summary>
internal sealed class Tokenizer(CharacterFold fold)
{
    /// <summary>Puts the tokens of a message into <paramref name="tokens"/>.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, List<Token> tokens)
    {
        tokens.Clear();
        var opens = true;
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfToken(text, at);
            if (end > at)
            {
                tokens.Add(new(at, end, KindOf(text[at]), opens));
                opens = false;
                at = end;
                continue;
            }

            opens |= EndsClause(text, at) || IsHanSpace(text, at);
            if (EndsSentence(text, at) && tokens.Count > 0 && !tokens[^1].IsBreak)
            {
                tokens.Add(new(at, at, TokenKind.Break, false));
            }

            at++;
        }
    }

    /// <summary>The words of a text as they are compared, without the ends of sentences.</summary>
    public IReadOnlyList<string> Words(string text)
    {
        var tokens = new List<Token>();
        Tokenize(text, tokens);
        return [.. tokens.Where(token => !token.IsBreak).Select(token => Word(text, token))];
    }

    /// <summary>A token as it is compared.</summary>
    public string Word(string text, Token token)
    {
        var word = new char[token.End - token.Start];
        return new(word, 0, Fold(text, token, word));
    }

    /// <summary>Writes a token as it is compared.</summary>
    /// <returns>How many characters were written; never more than the token has.</returns>
    public int Fold(ReadOnlySpan<char> text, Token token, Span<char> word)
    {
        var length = 0;
        foreach (var character in text[token.Start..token.End])
        {
            if (!IsDropped(character))
            {
                word[length++] = fold.Fold(character);
            }
        }

        return length;
    }

    private static TokenKind KindOf(char first) =>
        CharacterFold.IsHan(first) ? TokenKind.Han : char.IsDigit(first) ? TokenKind.Number : TokenKind.Word;

    private static int EndOfToken(ReadOnlySpan<char> text, int at)
    {
        if (CharacterFold.IsHan(text[at]))
        {
            return at + 1;
        }

        if (!char.IsLetterOrDigit(text[at]))
        {
            return at;
        }

        var end = at + 1;
        while (end < text.Length && Continues(text, at, end))
        {
            end++;
        }

        return IsApostrophe(text[end - 1]) ? end - 1 : end;
    }

    private static bool Continues(ReadOnlySpan<char> text, int start, int at)
    {
        var (before, here) = (text[at - 1], text[at]);
        if (IsApostrophe(here))
        {
            return char.IsLetter(before) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
        }

        return IsPartOfWord(here) && char.IsDigit(before) == char.IsDigit(here) && !IsHump(before, here, at - start);
    }

    private static bool IsPartOfWord(char character) => char.IsAscii(character)
        ? char.IsAsciiLetterOrDigit(character)
        : (char.IsLetterOrDigit(character) && !CharacterFold.IsHan(character))
            || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    /// <summary><c>dataNotReadable</c> is three words, <c>iPhone</c> is one.</summary>
    private static bool IsHump(char before, char here, int length) => char.IsLower(before) && char.IsUpper(here) && length >= 3;

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '`' or '\u00B4';

    /// <summary>Apostrophes, and accents that some keyboards put behind their letter.</summary>
    private static bool IsDropped(char character) => IsApostrophe(character) || character is >= '\u0300' and <= '\u036F';

    private static bool EndsClause(ReadOnlySpan<char> text, int at) =>
        text[at] is ',' or '\uFF0C' or '\u3001' or ':' or '\uFF1A' or '(' or '\uFF08' or ')' or '\uFF09' or '\u2014' or '"' or '\u201C' or '\u201D'
        || EndsSentence(text, at);

    /// <summary>Chinese has no spaces between words; who types one between two characters means a pause.</summary>
    private static bool IsHanSpace(ReadOnlySpan<char> text, int at) =>
        text[at] is ' ' or '\u3000' && at > 0 && at + 1 < text.Length && CharacterFold.IsHan(text[at - 1]) && CharacterFold.IsHan(text[at + 1]);

    private static bool EndsSentence(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '!' or '?' or ';' or '\u3002' or '\uFF01' or '\uFF1F' or '\uFF1B' or '\n' or '\r' or '|' or (>= '\u2460' and <= '\u2473') => true,
        '.' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };
}
