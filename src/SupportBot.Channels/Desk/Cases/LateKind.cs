namespace SupportBot.Channels.Desk.Cases;

/// <summary>What a customer waits for.</summary>
internal enum LateKind
{
    /// <summary>The first reply of a person.</summary>
    First,

    /// <summary>Another answer of the agent.</summary>
    Answer,
}
