namespace SupportBot.Runtime.Support.Presentation;

/// <summary>
/// What a client may show beside the words of an activity: the member <c>supportBot</c> of its channel data. Everything in it is
/// also said in words, so clients that do not know it lose nothing.
/// </summary>
internal sealed record ClientData
{
    /// <summary>Where the customer stands on the way.</summary>
    public ProgressStep? Step { get; init; }

    /// <summary>What each suggested action stands for, in their order: the choices' values, in every language the same.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The points that the bubble lists, for check boxes.</summary>
    public IReadOnlyList<ChecklistPoint>? Checklist { get; init; }

    /// <summary>Who answers next, while it is not the assistant: <c>queue</c> or <c>agent</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>The place in the queue that the bubble tells.</summary>
    public QueuePlace? Queue { get; init; }

    /// <summary>Name of the agent who has the conversation, or whose words these are.</summary>
    public string? Agent { get; init; }

    /// <summary>Id of the case that an agent closed with this turn, so that the human part can be rated.</summary>
    public string? Resolved { get; init; }

    /// <summary>True when the way ended and no question is open.</summary>
    public bool? Closed { get; init; }

    /// <summary>True when the bubble asks to go on in private.</summary>
    public bool? Private { get; init; }
}
