namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>A phrase that was found in a message.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Start">First token.</param>
/// <param name="End">Last token, exclusive.</param>
/// <param name="Words">How many words it covers, without gaps.</param>
internal readonly record struct PhraseHit(Phrase Phrase, int Start, int End, double Words)
{
    public Label Label => Phrase.Label;
}
