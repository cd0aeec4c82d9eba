namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>What became of something that was sent to a hub.</summary>
public enum HubOutcome
{
    /// <summary>The hub has it.</summary>
    Received,

    /// <summary>The hub does not want it. Sending it again would be in vain.</summary>
    Refused,

    /// <summary>The hub could not be reached, or cannot work now. It may have it nevertheless.</summary>
    NoAnswer,
}
