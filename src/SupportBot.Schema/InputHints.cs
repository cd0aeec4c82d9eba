namespace SupportBot.Schema;

/// <summary>
/// Whether the sender of an activity waits for an answer (botframework-activity.md, "Input hint"). The wire carries the long
/// names of botframework-channel.json; unknown values mean <see cref="AcceptingInput"/> (A3042).
/// </summary>
public static class InputHints
{
    /// <summary>An answer is welcome but not awaited; the default.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>A question was asked.</summary>
    public const string ExpectingInput = "expectingInput";

    /// <summary>More is coming: do not open the microphone yet.</summary>
    public const string IgnoringInput = "ignoringInput";
}
