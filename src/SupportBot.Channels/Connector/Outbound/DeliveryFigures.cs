namespace SupportBot.Channels.Connector.Outbound;

/// <summary>How delivery goes, since the start. Thread-safe.</summary>
internal sealed class DeliveryFigures
{
    private long _calls;
    private long _arrived;
    private long _doubtful;
    private long _givenUp;

    /// <summary>How often something was sent.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>How often a channel said that it took something.</summary>
    public long Arrived => Interlocked.Read(ref _arrived);

    /// <summary>How often no answer came although the channel may have taken it: as many activities at most are shown twice.</summary>
    public long Doubtful => Interlocked.Read(ref _doubtful);

    /// <summary>How many activities were given up.</summary>
    public long GivenUp => Interlocked.Read(ref _givenUp);

    public void Count(Delivery delivery)
    {
        Interlocked.Increment(ref _calls);
        switch (delivery)
        {
            case Delivery.Delivered:
                Interlocked.Increment(ref _arrived);
                break;
            case Delivery.Retry { MayHaveArrived: true }:
                Interlocked.Increment(ref _doubtful);
                break;
        }
    }

    public void GiveUp() => Interlocked.Increment(ref _givenUp);
}
