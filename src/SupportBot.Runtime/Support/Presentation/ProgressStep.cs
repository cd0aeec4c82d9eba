namespace SupportBot.Runtime.Support.Presentation;

/// <summary>A stretch of the way.</summary>
/// <param name="Name">Its name for programs: <c>reason</c>, <c>fix</c>, <c>check</c>, <c>send</c>, <c>follow-up</c>, or <c>manual-review</c>.</param>
/// <param name="Number">Its place, from 1; none for <c>manual-review</c>, which is a way of its own.</param>
/// <param name="Of">How many there are.</param>
internal sealed record ProgressStep(string Name, int? Number, int? Of);
