using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>What a turn left behind, in the words of the command line's contract (ARCHITECTURE, section 6).</summary>
public sealed class ConversationView
{
    /// <summary>Looks at a turn's result.</summary>
    public ConversationView(TurnResult result)
    {
        var topic = result.State.Case.Topic;
        var station = result.State.Stack.LastOrDefault(instance => instance.Prompt is null);
        Reason = topic is not null && topic.StartsWith("reasons/", StringComparison.Ordinal) ? topic["reasons/".Length..] : "none";
        Intent = result.Intent;
        Dialog = station?.Dialog ?? "none";
        Step = station?.Step ?? "none";
        Owner = result.State.Owner;
    }

    /// <summary>Folder name of the reason that the conversation holds, or <c>none</c>.</summary>
    public string Reason { get; }

    /// <summary>The clearest intent of the message, or <c>none</c>.</summary>
    public string Intent { get; }

    /// <summary>The innermost open dialog, or <c>none</c>.</summary>
    public string Dialog { get; }

    /// <summary>The step at which it waits, or <c>none</c>.</summary>
    public string Step { get; }

    /// <summary>Who answers next.</summary>
    public string Owner { get; }
}
