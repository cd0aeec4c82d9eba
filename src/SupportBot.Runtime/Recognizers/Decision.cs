namespace SupportBot.Runtime.Recognizers;

/// <summary>What follows from the scores of a message's topics.</summary>
public enum Decision
{
    /// <summary>Nothing speaks for any topic.</summary>
    None,

    /// <summary>Something speaks for one or two topics, too little to act on it.</summary>
    Ask,

    /// <summary>One topic is clear.</summary>
    Certain,
}
