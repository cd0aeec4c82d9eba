namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>A word, a Han character, a number, or the end of a sentence.</summary>
/// <param name="Text">The folded text; <see cref="Break"/> at the end of a sentence.</param>
/// <param name="Start">Where it begins in the message, in characters.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="OpensClause">Whether a clause begins here.</param>
internal readonly record struct Token(string Text, int Start, int End, bool OpensClause)
{
    /// <summary>Text of a token that ends a sentence, so that no phrase reaches across.</summary>
    public const string Break = "\n";

    public bool IsBreak => Text == Break;

    public bool IsHan => Text.Length > 0 && CharacterFold.IsHan(Text[0]);

    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);

    /// <summary>How much the token says, in words: a Han character is about half a word.</summary>
    public double Words => IsHan ? 0.5 : 1;
}
