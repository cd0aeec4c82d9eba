namespace SupportBot.Runtime.Recognizers;

/// <summary>A topic that a message may be about.</summary>
/// <param name="Topic">Path of the topic.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Quote">The words of the message that speak for it.</param>
/// <param name="Start">Where those words begin.</param>
public sealed record TopicReading(string Topic, double Score, string Quote, int Start);
