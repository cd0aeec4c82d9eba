namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>When something that a hub did not take is tried again: after 1, 2, 4 seconds and so on, at most 32.</summary>
internal static class HubBackOff
{
    /// <summary>How often the same is tried; the last time about two minutes after the first.</summary>
    public const int MostAttempts = 8;

    private const int MostSeconds = 32;

    /// <summary>No time lies further ahead than this, unless the clock went back: see <see cref="IsDue"/>.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromMinutes(5);

    public static TimeSpan After(int attempts) => TimeSpan.FromSeconds(Math.Min(MostSeconds, 1 << Math.Min(attempts - 1, 10)));

    public static bool IsDue(DateTimeOffset due, DateTimeOffset now) => due <= now || due > now + Furthest;
}
