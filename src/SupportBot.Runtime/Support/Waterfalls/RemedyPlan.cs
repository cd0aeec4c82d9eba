using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>What is to be done about a topic, and about a second reason that the same message named: one list for both.</summary>
internal sealed class RemedyPlan
{
    private const string StepMark = "/step.";

    private readonly ContentSnapshot _content;
    private readonly Topic? _other;
    private readonly IReadOnlyDictionary<string, string> _slots;

    /// <param name="turn">The turn, with the case as far as it is known.</param>
    /// <param name="topic">A topic that is not the case's own: a point of the checklist that is not met; else <see langword="null"/>.</param>
    public RemedyPlan(Turn turn, string? topic)
    {
        _content = turn.Content;
        _slots = turn.Case.Slots;
        Topic = _content.Topics[topic ?? turn.Case.Topic!];
        _other = topic is null && Merges(_content, turn.Case) ? _content.Topics[turn.Case.OtherTopic!] : null;
    }

    /// <summary>The topic that leads.</summary>
    public Topic Topic { get; }

    /// <summary>The remedy of the topic that leads.</summary>
    public Remedy Remedy => RemedyOf(Topic);

    /// <summary>Texts of the steps, those of the leading topic first. A step that both topics have stands once.</summary>
    public IReadOnlyList<string> Steps => _other is null
        ? [.. Remedy.Steps.Select(step => $"{Topic.Path}{StepMark}{step}")]
        : [
            .. Remedy.Steps.Select(step => $"{Topic.Path}{StepMark}{step}"),
            .. RemedyOf(_other).Steps.Except(Remedy.Steps).Select(step => $"{_other.Path}{StepMark}{step}"),
        ];

    /// <summary>The station that follows; details are corrected before anything is checked.</summary>
    public string Next => _other is not null && RemedyOf(_other).Next == "correction" ? "correction" : Remedy.Next;

    /// <summary>The question that must be answered next, and the topic whose it is; <see langword="null"/> where all is known.</summary>
    public (Topic Topic, string Name)? Question =>
        Unknown(Topic) is { } own ? (Topic, own)
        : _other is not null && Unknown(_other) is { } others ? (_other, others)
        : null;

    /// <summary>Whether one list can serve both reasons of a case: both are put right before sending again.</summary>
    public static bool Merges(ContentSnapshot content, CaseState known) =>
        known is { Topic: { } first, OtherTopic: { } second } && first != second
        && content.Topics.TryGetValue(first, out var topic) && content.Topics.TryGetValue(second, out var other)
        && IsFixable(topic) && IsFixable(other);

    /// <summary>The text that says more about a step.</summary>
    public static string More(string step) => step.Replace(StepMark, "/more.", StringComparison.Ordinal);

    /// <summary>The text for who cannot do a step.</summary>
    public static string Cannot(string step) => step.Replace(StepMark, "/cant.", StringComparison.Ordinal);

    private static bool IsFixable(Topic topic) => topic.Resubmit && topic.Remedies.All(remedy => remedy.Next is "checklist" or "correction" or "customer-service");

    private string? Unknown(Topic topic) => topic.Ask.FirstOrDefault(asked => !_slots.ContainsKey(asked));

    private Remedy RemedyOf(Topic topic) => topic.Remedies.First(remedy => remedy.Fits(_slots));
}
