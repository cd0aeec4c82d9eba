namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>A message cut into tokens, with the phrases and words that were found in it.</summary>
/// <param name="Text">The message.</param>
/// <param name="Tokens">Its tokens, as they are compared.</param>
/// <param name="Hits">The phrases found.</param>
/// <param name="Lists">Where the entries of word lists stand, by list name.</param>
internal sealed record Reading(
    string Text, IReadOnlyList<Token> Tokens, IReadOnlyList<PhraseHit> Hits, IReadOnlyDictionary<string, List<Occurrence>> Lists)
{
    /// <summary>The words of the message between two tokens, as the customer typed them.</summary>
    public string Quote(int start, int end) => Text[Tokens[start].Start..Tokens[end - 1].End].Trim();
}
