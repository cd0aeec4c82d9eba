namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>A phrase made ready for matching.</summary>
/// <param name="Label">What it speaks for.</param>
/// <param name="Strength">How strongly.</param>
/// <param name="Parts">What must be in one sentence, in any order.</param>
/// <param name="Excluded">What must not be in that sentence.</param>
/// <param name="Text">As it was written.</param>
internal sealed record Phrase(Label Label, double Strength, PhrasePart[] Parts, PhrasePart[] Excluded, string Text)
{
    /// <summary>Whether it can be found at all: a phrase without words says nothing.</summary>
    public bool SaysSomething => Parts.Length > 0 && Array.TrueForAll(Parts, part => part.Atoms.Length > 0);

    /// <summary>Whether it is written in plain words, and no word list widens it.</summary>
    public bool IsPlain => Parts.Length == 1 && Excluded.Length == 0 && !Text.Contains('{', StringComparison.Ordinal);

    /// <summary>Every atom that a message must hold for the phrase to be found.</summary>
    public IEnumerable<int> Required => Parts.SelectMany(part => part.Atoms).Where(atom => atom != PhrasePart.Gap);
}
