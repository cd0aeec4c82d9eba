namespace SupportBot.Runtime.Recognizers;

/// <summary>How clearly phrases speak for a topic.</summary>
/// <param name="Score">From 0 to 1; 0: no phrase was found.</param>
/// <param name="Start">First token of the clearest phrase.</param>
/// <param name="End">Its last token, exclusive.</param>
/// <param name="Covers">How much of its clause the phrase covers, from 0 to 1.</param>
/// <param name="IsInstruction">Whether it stands where the message says what to do, and not what is wrong.</param>
internal readonly record struct PhraseScore(double Score, int Start, int End, double Covers, bool IsInstruction)
{
    /// <summary>Whether each phrase has words that the other has not: "blurry photo and passport" and "passport has expired" tell two things.</summary>
    public bool IsApart(PhraseScore other) => (Start < other.Start && End < other.End) || (Start > other.Start && End > other.End);
}
