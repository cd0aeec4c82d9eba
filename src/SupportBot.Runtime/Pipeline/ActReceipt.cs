using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>What became of a <see cref="DeskAction"/>.</summary>
/// <param name="Outcome">Whether it is stored; <see cref="TurnOutcome.Refused"/> with a reason in <paramref name="Refusal"/>.</param>
/// <param name="Refusal">Why it was not carried out.</param>
/// <param name="Conversation">The conversation as it stands now, also after a refusal; <see langword="null"/> if there is none.</param>
/// <param name="Activities">What the turn put into the log, the action's own trace first.</param>
public sealed record ActReceipt(TurnOutcome Outcome, DeskRefusal? Refusal, StoredConversation? Conversation, IReadOnlyList<Activity> Activities);
