namespace SupportBot.Runtime.Content;

/// <summary>A stretch of a week in which agents work.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">When they begin, by the desk's clock.</param>
/// <param name="To">When they end, later than <paramref name="From"/>; midnight as 00:00 of the next day is written 24:00.</param>
public sealed record DeskHours(DayOfWeek Day, TimeSpan From, TimeSpan To);
