namespace SupportBot.Runtime.Recognizers;

/// <summary>What speaks for one topic in one message.</summary>
/// <param name="Phrase">Its clearest phrase.</param>
/// <param name="Learnt">How likely the classifier holds it; 0 where the content has no examples.</param>
/// <param name="Score">Both together, from 0 to 1.</param>
internal readonly record struct TopicWeight(PhraseScore Phrase, float Learnt, double Score)
{
    /// <summary>Whether a phrase was found.</summary>
    public bool HasPhrase => Phrase.Score > 0;
}
