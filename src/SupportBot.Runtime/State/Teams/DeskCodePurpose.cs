namespace SupportBot.Runtime.State.Teams;

/// <summary>What a one-time code is good for.</summary>
public static class DeskCodePurpose
{
    /// <summary>Makes a channel of Teams the desk's.</summary>
    public const string Channel = "channel";

    /// <summary>Ties somebody in Teams to an account of the desk.</summary>
    public const string Agent = "agent";
}
