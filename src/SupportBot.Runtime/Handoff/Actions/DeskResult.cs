using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>What the turn function made of an action: a turn, or the reason why there is none.</summary>
/// <param name="Turn">The turn; its input is what the log keeps of the action.</param>
/// <param name="Refusal">Why there is no turn.</param>
public sealed record DeskResult(TurnResult? Turn, DeskRefusal? Refusal)
{
    /// <summary>The action was carried out.</summary>
    public static DeskResult Of(TurnResult turn) => new(turn, null);

    /// <summary>The action was not carried out.</summary>
    public static DeskResult Refused(DeskRefusal refusal) => new(null, refusal);
}
