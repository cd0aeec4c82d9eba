namespace SupportBot.Benchmarks.Scoring;

/// <summary>A way to find the reason of a message.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Answer">What it makes of a message.</param>
internal sealed record Method(string Name, Func<string, Answer> Answer);
