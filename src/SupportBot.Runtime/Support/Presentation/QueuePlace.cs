namespace SupportBot.Runtime.Support.Presentation;

/// <summary>A place in the queue, for clients that show it.</summary>
/// <param name="Place">The place, from 1; none where it is not known.</param>
/// <param name="FromMinutes">The shorter end of the wait.</param>
/// <param name="ToMinutes">The longer end.</param>
/// <param name="OpensAt">When agents are back, if the desk is closed.</param>
/// <param name="Case">Id of the case.</param>
internal sealed record QueuePlace(int? Place, int? FromMinutes, int? ToMinutes, DateTimeOffset? OpensAt, string Case);
