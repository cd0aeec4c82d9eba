using SupportBot.Runtime.State.Insights;

namespace SupportBot.Runtime.State.Effects;

/// <summary>Puts what reports count of the conversation in the place of what was there.</summary>
/// <param name="Insight">As the turn leaves it.</param>
public sealed record NoteInsight(ConversationInsight Insight) : Effect;
