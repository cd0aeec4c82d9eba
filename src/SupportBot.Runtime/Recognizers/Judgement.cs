namespace SupportBot.Runtime.Recognizers;

/// <summary>What a message is about.</summary>
/// <param name="Topics">Topics, the likeliest first.</param>
/// <param name="Decision">What follows from their scores.</param>
/// <param name="NamesTwo">Whether it clearly names the first two topics, and not one or the other.</param>
internal readonly record struct Judgement(IReadOnlyList<TopicReading> Topics, Decision Decision, bool NamesTwo)
{
    /// <summary>The code that the message consists of, when no topic knows it.</summary>
    public string? UnknownCode { get; init; }

    public static Judgement None { get; } = new([], Decision.None, false);
}
