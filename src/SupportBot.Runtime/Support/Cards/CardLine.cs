namespace SupportBot.Runtime.Support.Cards;

/// <summary>A line of a card.</summary>
/// <param name="Id"><c>reason</c>, <c>document</c>, <c>rejections</c>, <c>tried</c>, <c>materials</c>, <c>language</c>, <c>flags</c>, <c>next</c>, or <c>hours</c>, which is there only when known.</param>
/// <param name="Values">What it says; empty where nothing is known, because it was not asked.</param>
public sealed record CardLine(string Id, IReadOnlyList<CardValue> Values);
