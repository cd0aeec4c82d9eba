namespace SupportBot.Runtime.State.Insights;

/// <summary>How long customers waited whose cases were opened on one day.</summary>
/// <param name="Day">The day, by the desk's clock.</param>
/// <param name="Claimed">How many of its cases were claimed, on whatever day.</param>
/// <param name="MedianMinutes">What half of their customers did not wait longer than.</param>
public sealed record WaitDay(DateOnly Day, int Claimed, double MedianMinutes);
