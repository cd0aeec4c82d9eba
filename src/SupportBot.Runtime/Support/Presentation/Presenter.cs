using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Insights;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support.Presentation;

/// <summary>Tells a client in structured form what a turn's last bubble means. Pure.</summary>
internal static class Presenter
{
    private const string Member = "supportBot";

    private static readonly Dictionary<string, string> Stations = new(StringComparer.Ordinal)
    {
        [ReasonDialog.Id] = WaySteps.Reason,
        [RemedyDialog.Id] = WaySteps.Fix,
        [CorrectionDialog.Id] = WaySteps.Fix,
        [ChecklistDialog.Id] = WaySteps.Check,
        [ResubmissionDialog.Id] = WaySteps.Send,
        [FollowUpDialog.Id] = WaySteps.FollowUp,
        [EscalationDialog.Id] = "manual-review",
        [CustomerServiceDialog.Id] = "manual-review",
        [WaitingDialog.Id] = "manual-review",
        [ResolvedDialog.Id] = "manual-review",
    };

    /// <summary>The result with step, choices and end written on its last reply; without replies it stays as it is.</summary>
    public static TurnResult Present(TurnResult result)
    {
        if (result.Replies is not [.., { Type: ActivityTypes.Message } last])
        {
            return result;
        }

        var data = DataOf(last) with
        {
            Step = StepOf(result.State.Stack),
            Choices = ChoicesOf(result.State.Stack, last),
            Closed = result.State is { Stack.Count: 0, Owner: ConversationOwner.Assistant } ? true : null,
        };
        data = Own(data, result.State);
        return result with { Replies = [.. result.Replies.SkipLast(1), last with { ChannelData = Json(data) }] };
    }

    /// <summary>The channel data of the bubble that lists the checklist.</summary>
    public static JsonElement Checklist(Turn turn) => Json(new()
    {
        Checklist = [.. turn.Content.Checklist.Select(item => new ChecklistPoint(item.Id, turn.Render($"checklist/item.{item.Id}")))],
    });

    /// <summary>The channel data of the bubble that tells a place in the queue.</summary>
    public static JsonElement Line(string caseId, QueueOutlook? queue, int place) =>
        Json(new() { Queue = new(queue is null ? null : place, queue?.FromMinutes, queue?.ToMinutes, queue?.OpensAt, caseId) });

    /// <summary>The channel data of the bubble that asks to go on in private.</summary>
    public static JsonElement InPrivate() => Json(new() { Private = true });

    /// <summary>The channel data of what an agent writes.</summary>
    public static JsonElement Agent(string name) => Json(new() { Agent = name });

    /// <summary>The channel data of the bubble that tells that a case is closed.</summary>
    public static JsonElement Closed(HandoffCase handoff) => Json(new() { Resolved = handoff.Id, Agent = handoff.Agent?.Name });

    /// <summary>Where a customer stands; <see langword="null"/> when the way has ended.</summary>
    public static ProgressStep? StepOf(IReadOnlyList<DialogInstance> stack)
    {
        // A remedy inside the checklist is still the checklist, so the outermost station counts.
        var station = stack.FirstOrDefault(instance => Stations.ContainsKey(instance.Dialog));
        var name = station is not null ? Stations[station.Dialog] : stack.Count > 0 ? WaySteps.Fix : null;
        var number = WaySteps.PlaceOf(name);
        return name is null ? null : number > 0 ? new(name, number, WaySteps.All.Count) : new(name, null, null);
    }

    /// <summary>Who has the conversation, and the case that can be rated.</summary>
    private static ClientData Own(ClientData data, ConversationState state) => data with
    {
        Owner = state.Owner == ConversationOwner.Assistant ? null : state.Owner,
        Agent = state.Owner == ConversationOwner.Agent ? state.Handoff?.Agent?.Name : data.Agent,
        Resolved = data.Resolved ?? (state.Stack is [.., { Dialog: ResolvedDialog.Id }, { Prompt: not null }] ? state.Handoff?.Id : null),
    };

    private static ClientData DataOf(Activity bubble) =>
        bubble.ChannelData?.Deserialize(ClientJsonContext.Default.DictionaryStringClientData)?.GetValueOrDefault(Member) ?? new();

    private static string[]? ChoicesOf(IReadOnlyList<DialogInstance> stack, Activity last) =>
        stack is [.., { Prompt: { Choices: { Count: > 0 } choices } }] && last.SuggestedActions?.Actions?.Count == choices.Count
            ? [.. choices.Select(choice => choice.Value)]
            : null;

    private static JsonElement Json(ClientData data) =>
        JsonSerializer.SerializeToElement(new() { [Member] = data }, ClientJsonContext.Default.DictionaryStringClientData);
}
