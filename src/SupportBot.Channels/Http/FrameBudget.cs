namespace SupportBot.Channels.Http;

/// <summary>How much a client may say on a socket: 200 frames, or parts of them, in ten seconds. For one socket.</summary>
internal sealed class FrameBudget(TimeProvider time)
{
    public const int MostFrames = 200;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private long _began = time.GetTimestamp();
    private int _frames;

    /// <summary>Counts one more.</summary>
    /// <returns>Whether it is more than any client of ours says.</returns>
    public bool IsSpent()
    {
        if (time.GetElapsedTime(_began) > Period)
        {
            (_began, _frames) = (time.GetTimestamp(), 0);
        }

        return ++_frames > MostFrames;
    }
}
