using System.Text.Json;
using SupportBot.Runtime.State;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What <em>back</em> undoes of a state: not the promises to come back, not what agents were told, and not what reports count.</summary>
internal static class Steps
{
    public static string Of(ConversationState state) =>
        Write(state with { Reminders = [], Insight = null, Case = state.Case with { Flags = [], Marks = new SortedDictionary<string, bool>() } });

    public static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);
}
