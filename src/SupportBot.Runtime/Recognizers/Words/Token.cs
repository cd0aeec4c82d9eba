namespace SupportBot.Runtime.Recognizers.Words;

/// <summary>A word, a Han character, a number, or the end of a sentence.</summary>
/// <param name="Start">Where it begins in the message, in characters.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="OpensClause">Whether a clause begins here.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, bool OpensClause)
{
    public bool IsBreak => Kind == TokenKind.Break;

    public bool IsHan => Kind == TokenKind.Han;

    public bool IsNumber => Kind == TokenKind.Number;

    /// <summary>How much the token says, in words: a Han character is about half a word.</summary>
    public double Words => IsHan ? 0.5 : 1;
}
