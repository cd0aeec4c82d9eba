namespace SupportBot.Runtime.Recognizers.Words;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>One Han character.</summary>
    Han,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>The end of a sentence, so that no phrase reaches across.</summary>
    Break,
}
