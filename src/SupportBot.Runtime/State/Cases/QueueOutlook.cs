namespace SupportBot.Runtime.State.Cases;

/// <summary>What a customer who asks for a person may expect, as far as it is known before the turn. Nothing in it is a promise.</summary>
/// <param name="IsOpen">Whether it is within office hours.</param>
/// <param name="AgentsOnline">Agents who are signed in and take cases.</param>
/// <param name="Ahead">How many wait before this conversation, or before a new case if it does not wait.</param>
/// <param name="OpensAt">When office hours begin again; <see langword="null"/> while they last, or where none are kept.</param>
/// <param name="FromMinutes">The shorter end of the waiting time, in whole minutes; <see langword="null"/> while nothing is known.</param>
/// <param name="ToMinutes">The longer end.</param>
public sealed record QueueOutlook(bool IsOpen, int AgentsOnline, int Ahead, DateTimeOffset? OpensAt = null, int? FromMinutes = null, int? ToMinutes = null)
{
    /// <summary>Agents are there and nobody waits.</summary>
    public static QueueOutlook Free { get; } = new(IsOpen: true, AgentsOnline: 1, Ahead: 0);
}
