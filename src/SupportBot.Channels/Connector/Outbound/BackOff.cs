namespace SupportBot.Channels.Connector.Outbound;

/// <summary>How long to wait before something is sent again.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What is asked for beyond it is no wish but a mistake, and what waited so long is given up.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>The doublings that lead beyond <see cref="Longest"/>.</summary>
    private const int MostDoublings = 10;

    /// <summary>
    /// Twice as long each time, up to five minutes, of which the second half is left to chance, so that what failed together does not come back
    /// together. What the channel asks for is the least, up to a day.
    /// </summary>
    /// <param name="attempt">How often it was sent so far, from 1.</param>
    /// <param name="atLeast">How long the channel wants to be left alone.</param>
    /// <param name="chance">From 0 to 1, such as <see cref="Random.NextDouble"/>.</param>
    public static TimeSpan Delay(int attempt, TimeSpan? atLeast, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var full = First * Math.Pow(2, Math.Min(attempt - 1, MostDoublings));
        var delay = (full < Longest ? full : Longest) * ((1 + chance) / 2);
        return atLeast is { } asked && asked > delay ? (asked < LongestAsked ? asked : LongestAsked) + (First * chance) : delay;
    }
}
