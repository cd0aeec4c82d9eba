namespace SupportBot.Runtime.Support.Cards;

/// <summary>One thing that a line of a card says.</summary>
/// <param name="Text">The words, in the agent's language.</param>
/// <param name="State">For what was tried <c>done</c>, <c>not-done</c> or <c>not-sure</c>; for materials <c>met</c>, <c>missing</c> or <c>unknown</c>; else none.</param>
/// <param name="Quote">The customer's own words that speak for it, by which the message can be found; in the customer's language.</param>
public sealed record CardValue(string Text, string? State = null, string? Quote = null);
