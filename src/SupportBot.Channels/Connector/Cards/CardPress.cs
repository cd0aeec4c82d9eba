namespace SupportBot.Channels.Connector.Cards;

/// <summary>What was pressed, as the button was made. It comes back by way of the customer, so nothing in it is believed unseen.</summary>
internal sealed record CardPress
{
    /// <summary>Answers a question.</summary>
    public const string Choose = "choose";

    /// <summary>Ticks a point of the checklist.</summary>
    public const string Tick = "tick";

    /// <summary>What is meant; it stands here too, because a Submit has no verb.</summary>
    public required string Verb { get; init; }

    /// <summary>A short name of the conversation in which the card was shown, by which a copy elsewhere is noticed.</summary>
    public required string Chat { get; init; }

    /// <summary>Where in the log the bubble stands that the card shows.</summary>
    public required long Sequence { get; init; }

    /// <summary>The value of the choice.</summary>
    public string? Choice { get; init; }

    /// <summary>The point of the checklist.</summary>
    public string? Item { get; init; }

    /// <summary>What becomes of the point, one letter of those in <see cref="Ticks"/>.</summary>
    public string? Mark { get; init; }

    /// <summary>How all points stood when the button was made, a letter each.</summary>
    public string? Ticks { get; init; }
}
