using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Runtime.Turns;

/// <summary>What a turn made of a state and an activity (D2).</summary>
/// <param name="State">The new state.</param>
/// <param name="Input">The inbound activity with secrets removed; only this may be stored, logged or shown.</param>
/// <param name="Replies">What the bot says, in order.</param>
/// <param name="Effects">What is to happen besides, once the turn is committed.</param>
/// <param name="Intent">The clearest intent of the message, or <c>none</c>.</param>
public sealed record TurnResult(
    ConversationState State, Activity Input, IReadOnlyList<Activity> Replies, IReadOnlyList<Effect> Effects, string Intent = "none");
