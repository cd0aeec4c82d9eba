namespace SupportBot.Channels.Desk.Events;

/// <summary>What a page says over its socket.</summary>
/// <param name="Type">watch, alive, or seen: the page is looked at, and shows all that there is.</param>
/// <param name="CaseId">The case to watch; <see langword="null"/> for none.</param>
/// <param name="After">The last place in the log that the page has; <see langword="null"/> asks for what is new from now on.</param>
internal sealed record PageWish(string? Type, string? CaseId, long? After);
