using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>How clearly phrases speak for a topic.</summary>
/// <param name="Score">From 0 to 1; 0: no phrase was found.</param>
/// <param name="Hit">Number of the clearest phrase among those found.</param>
/// <param name="Place">Its tokens.</param>
/// <param name="Covers">How much of its clause the phrase covers, from 0 to 1.</param>
/// <param name="IsInstruction">Whether it stands where the message says what to do, and not what is wrong.</param>
internal readonly record struct PhraseScore(double Score, int Hit, Occurrence Place, double Covers, bool IsInstruction)
{
    /// <summary>How clear a phrase must be to name a topic by itself.</summary>
    public const double Names = 0.6;

    /// <summary>The shortest words that name the topic; empty where none are clear enough.</summary>
    public Occurrence Core { get; init; }

    /// <summary>The same with another phrase, if that names the topic in fewer words.</summary>
    public PhraseScore WithCore(double clarity, Occurrence place) =>
        clarity >= Names && (Core.Length == 0 || place.Length < Core.Length) ? this with { Core = place } : this;
}
