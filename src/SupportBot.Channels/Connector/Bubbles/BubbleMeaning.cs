namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>What the program writes beside the words of a bubble, as far as cards show it: the channel data's member <c>supportBot</c>.</summary>
/// <param name="SupportBot">What it writes.</param>
internal sealed record BubbleMeaning(BubbleMeaning.Meaning? SupportBot)
{
    /// <param name="Step">Where the customer stands on the way.</param>
    /// <param name="Choices">The values of the choices, in the order of the suggested actions.</param>
    /// <param name="Checklist">The points that the bubble lists.</param>
    /// <param name="Agent">The agent whose words these are.</param>
    internal sealed record Meaning(Stretch? Step, IReadOnlyList<string>? Choices, IReadOnlyList<Point>? Checklist, string? Agent);

    /// <param name="Name">Its name for programs.</param>
    /// <param name="Number">Its place, from 1.</param>
    /// <param name="Of">How many there are.</param>
    internal sealed record Stretch(string Name, int? Number, int? Of);

    /// <param name="Id">Its id in the content.</param>
    /// <param name="Text">Its words.</param>
    internal sealed record Point(string Id, string Text);
}
