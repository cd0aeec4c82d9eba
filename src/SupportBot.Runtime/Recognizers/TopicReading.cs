namespace SupportBot.Runtime.Recognizers;

/// <summary>A topic that a message may be about.</summary>
/// <param name="Topic">Path of the topic.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Quote">The words of the message that speak for it.</param>
/// <param name="Start">Where those words begin.</param>
public sealed record TopicReading(string Topic, double Score, string Quote, int Start)
{
    /// <summary>The clearest phrase that was found, as its author wrote it; <see langword="null"/> where none was found.</summary>
    public string? Phrase { get; init; }

    /// <summary>How clear that phrase is, from 0 to 1.</summary>
    public double Clarity { get; init; }

    /// <summary>How likely the classifier holds the topic without any phrase, from 0 to 1; 0 where the content has no examples.</summary>
    public double Likelihood { get; init; }
}
