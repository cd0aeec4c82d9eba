using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Chats;

/// <summary>One step of a <c>.chat</c> file and what must come of it.</summary>
/// <param name="Line">Line of the step; 0 for the greeting.</param>
/// <param name="Expected">What must hold, with the line that says so.</param>
internal sealed record ChatTurn(int Line, List<(int Line, ChatExpectation Kind, string Value)> Expected)
{
    /// <summary>What the customer says; <see langword="null"/> for the greeting, and where an agent acts.</summary>
    public string? User { get; init; }

    /// <summary>What an agent does.</summary>
    public DeskAction? Action { get; init; }

    /// <summary>What may be expected of agents; <see langword="null"/> where none can take over.</summary>
    public QueueOutlook? Queue { get; init; }
}
