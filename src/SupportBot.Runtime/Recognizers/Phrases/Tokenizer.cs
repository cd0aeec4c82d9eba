using System.Globalization;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Cuts a message into tokens: words (apostrophes dropped, camel humps and digits apart), single Han characters, and the ends
/// of sentences. Phrases and messages pass through the same tokenizer, so that they meet. Thread-safe.
/// </summary>
internal sealed class Tokenizer(CharacterFold fold)
{
    public List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 4);
        var opens = true;
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfToken(text, at);
            if (end > at)
            {
                tokens.Add(new(Folded(text, at, end), at, end, opens));
                opens = false;
                at = end;
                continue;
            }

            opens |= EndsClause(text, at);
            if (EndsSentence(text, at) && tokens.Count > 0 && !tokens[^1].IsBreak)
            {
                tokens.Add(new(Token.Break, at, at, false));
            }

            at++;
        }

        return tokens;
    }

    private static int EndOfToken(string text, int at)
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

    private static bool Continues(string text, int start, int at)
    {
        var (before, here) = (text[at - 1], text[at]);
        if (IsApostrophe(here))
        {
            return char.IsLetter(before) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
        }

        var isWord = (char.IsLetterOrDigit(here) && !CharacterFold.IsHan(here)) || CharUnicodeInfo.GetUnicodeCategory(here) == UnicodeCategory.NonSpacingMark;
        return isWord && char.IsDigit(before) == char.IsDigit(here) && !IsHump(before, here, at - start);
    }

    /// <summary><c>dataNotReadable</c> is three words, <c>iPhone</c> is one.</summary>
    private static bool IsHump(char before, char here, int length) => char.IsLower(before) && char.IsUpper(here) && length >= 3;

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '`' or '\u00B4';

    /// <summary>Apostrophes, and accents that some keyboards put behind their letter.</summary>
    private static bool IsDropped(char character) => IsApostrophe(character) || character is >= '\u0300' and <= '\u036F';

    private static bool EndsClause(string text, int at) =>
        text[at] is ',' or '\uFF0C' or '\u3001' or ':' or '\uFF1A' or '(' or '\uFF08' or ')' or '\uFF09' or '\u2014' or '"' or '\u201C' or '\u201D'
        || EndsSentence(text, at);

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '!' or '?' or ';' or '\u3002' or '\uFF01' or '\uFF1F' or '\uFF1B' or '\n' or '\r' or '|' => true,
        '.' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };

    private string Folded(string text, int start, int end) => string.Create(end - start - Dropped(text, start, end), (text, start, end, fold), static (span, state) =>
    {
        var length = 0;
        for (var at = state.start; at < state.end; at++)
        {
            if (!IsDropped(state.text[at]))
            {
                span[length++] = state.fold.Fold(state.text[at]);
            }
        }
    });

    private static int Dropped(string text, int start, int end)
    {
        var dropped = 0;
        for (var at = start; at < end; at++)
        {
            dropped += IsDropped(text[at]) ? 1 : 0;
        }

        return dropped;
    }
}
