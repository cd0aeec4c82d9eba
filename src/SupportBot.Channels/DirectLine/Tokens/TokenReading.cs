namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>What a signed string turned out to be.</summary>
/// <param name="Grant">What it allows; <see langword="null"/> when it is not ours.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Expires">Until when it is good.</param>
/// <param name="IsExpired">Whether it was ours but its time is over.</param>
internal sealed record TokenReading(Grant? Grant, string Id, DateTimeOffset Expires, bool IsExpired)
{
    public static TokenReading Foreign { get; } = new(null, "", default, false);
}
