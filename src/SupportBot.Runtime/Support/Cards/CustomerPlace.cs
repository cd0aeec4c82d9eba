using System.Globalization;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>Where on the way a customer stands: what the assistant showed last.</summary>
/// <param name="Station">The step: <c>reason</c>, <c>fix</c>, <c>check</c>, <c>send</c>, <c>follow-up</c> or <c>manual-review</c>.</param>
/// <param name="Name">The step's name in the agent's language.</param>
/// <param name="Number">At which point of a list the customer is, from 1; <see langword="null"/> where it looks at the whole list, or at none.</param>
/// <param name="Total">How many points the list has.</param>
public sealed record CustomerPlace(string Station, string Name, int? Number, int? Total)
{
    /// <summary>Where a customer stands; <see langword="null"/> where its way has ended, or it only waits.</summary>
    /// <param name="content">The content, for names.</param>
    /// <param name="state">The conversation.</param>
    /// <param name="agentLocale">The language of the names.</param>
    public static CustomerPlace? Of(SupportContent content, ConversationState state, string agentLocale)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Stack.Any(instance => instance.Dialog is WaitingDialog.Id or ResolvedDialog.Id) || Presenter.StepOf(state.Stack) is not { } step)
        {
            return null;
        }

        var snapshot = content.Snapshot;
        var name = new TextRenderer(snapshot, snapshot.ResolveLocale(agentLocale)).Label($"cards/station.{step.Name}");
        var point = snapshot.Checklist.Index().FirstOrDefault(entry => state.Case.Unmet is [.., var unmet] && unmet == entry.Item.Id);
        return point.Item is not null && state.Stack.Any(instance => instance.Dialog == ChecklistDialog.Id)
            ? new(step.Name, name, point.Index + 1, snapshot.Checklist.Count)
            : new(step.Name, name, Value(state, "number"), Value(state, "total"));
    }

    private static int? Value(ConversationState state, string name) =>
        state.Stack is [.., { Prompt.Values: { } values }] && values.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
