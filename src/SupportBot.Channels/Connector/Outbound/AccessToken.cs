namespace SupportBot.Channels.Connector.Outbound;

/// <summary>What opens the connector for the bot.</summary>
/// <param name="Text">The token.</param>
/// <param name="RefreshAt">From when on a new one should be fetched.</param>
/// <param name="UsableUntil">From when on it should not be sent any more.</param>
internal sealed record AccessToken(string Text, DateTimeOffset RefreshAt, DateTimeOffset UsableUntil)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>What a request takes at most, so that the token does not expire under way.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(15);

    public static AccessToken For(string text, DateTimeOffset now, DateTimeOffset expires)
    {
        var lifetime = expires - now;
        return new(text, lifetime > Early * 2 ? expires - Early : now + (lifetime / 2), expires - UnderWay);
    }

    /// <summary>Never the token: a record that lands in a log must not open anything.</summary>
    public override string ToString() => $"token until {UsableUntil:u}";
}
