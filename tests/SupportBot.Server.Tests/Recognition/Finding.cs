using SupportBot.Runtime.Recognizers;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>What the bot found in a labelled message, held against the label.</summary>
internal sealed record Finding(LabelledMessage Message, Utterance Utterance)
{
    /// <summary>The first reason; none where the bot decides that there is none.</summary>
    public string First => Utterance.Decision == Decision.None ? LabelledMessage.None : ReasonAt(0);

    /// <summary>Whether the first reason is the label, or one that is right as well.</summary>
    public bool IsRight => Message.Right.Contains(First, StringComparer.Ordinal);

    /// <summary>Whether the first or the second reason is.</summary>
    public bool IsRightInTwo => IsRight || Message.Right.Contains(ReasonAt(1), StringComparer.Ordinal);

    /// <summary>Certain and wrong: this sends a customer down the wrong path.</summary>
    public bool IsUnsafe => Utterance.Decision == Decision.Certain && !IsRight;

    public override string ToString() => $"{Message.Place} wants {Message.Reason}, gets {First} ({Utterance.Decision}): {Message.Text}";

    private string ReasonAt(int place) =>
        Utterance.Topics.ElementAtOrDefault(place) is { } topic ? LabelledMessage.Measure(topic.Topic[(topic.Topic.LastIndexOf('/') + 1)..]) : LabelledMessage.None;
}
