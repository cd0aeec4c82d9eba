namespace SupportBot.Runtime.Content;

/// <summary>Something that the bot may state.</summary>
/// <param name="Id">Its id, which texts name: <c>D4</c>.</param>
/// <param name="Statement">The fact in plain words.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Fact(string Id, string Statement, string Source);
