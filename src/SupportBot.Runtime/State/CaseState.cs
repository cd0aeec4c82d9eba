namespace SupportBot.Runtime.State;

/// <summary>What is known of the customer's case. Nothing personal: kinds and counts, never names or numbers.</summary>
public sealed record CaseState
{
    /// <summary>More rejections than anybody has had; a larger number is taken for this one.</summary>
    public const int MostRejections = 1000;

    private const int MostAttempts = 20;

    /// <summary>Path of the topic, <c>reasons/...</c> or <c>outside/...</c>; <see langword="null"/> until it is known.</summary>
    public string? Topic { get; init; }

    /// <summary>What the rejection before the latest one was for, so that "the same again" can be understood.</summary>
    public string? TopicBefore { get; init; }

    /// <summary>The words of the customer that speak for the topic.</summary>
    public string? Quote { get; init; }

    /// <summary>A second reason that the same message named; where both can be put right, one list serves them.</summary>
    public string? OtherTopic { get; init; }

    /// <summary>Rejections in a row, as far as told; 0: not told.</summary>
    public int Rejections { get; init; }

    /// <summary>The rejections that were told of, the oldest first; of very many the latest.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init => field = value ?? []; } = [];

    /// <summary>Hours under review, as far as told.</summary>
    public int? HoursUnderReview { get; init; }

    /// <summary>The hours under review that were told last, for agents; <see langword="null"/> where none were.</summary>
    public int? HoursTold { get; init; }

    /// <summary>Where the verification stands: <c>rejected</c>, <c>under-review</c>, <c>verified</c>.</summary>
    public string Status { get; init => field = value ?? "rejected"; } = "rejected";

    /// <summary>Slots and answers to a topic's own questions.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init => field = value ?? new SortedDictionary<string, string>(); } = new SortedDictionary<string, string>();

    /// <summary>What was tried: step id to <c>done</c>, <c>not-sure</c> or <c>cannot</c>.</summary>
    public IReadOnlyDictionary<string, string> Tried { get; init => field = value ?? new SortedDictionary<string, string>(); } = new SortedDictionary<string, string>();

    /// <summary>Points of the checklist that were said not to be met.</summary>
    public IReadOnlyList<string> Unmet { get; init => field = value ?? []; } = [];

    /// <summary>Whether the customer said that every point of the checklist is met.</summary>
    public bool IsChecked { get; init; }

    /// <summary>What agents noted on the customer's behalf: points of the checklist and of the materials, and whether they are met.</summary>
    public IReadOnlyDictionary<string, bool> Marks { get; init => field = value ?? new SortedDictionary<string, bool>(); } = new SortedDictionary<string, bool>();

    /// <summary>What agents should know and never say: <c>secret-shared</c>, <c>evasion-asked</c>, <c>scam-reported</c>, <c>distress</c>.</summary>
    public IReadOnlyList<string> Flags { get; init => field = value ?? []; } = [];

    /// <summary>The case with another topic, and the second one that the same words name. The latest rejection is for it.</summary>
    public CaseState WithTopic(string topic, string? quote, string? other = null) => this with
    {
        Topic = topic,
        Quote = quote,
        OtherTopic = other,
        Attempts = Attempts is [.., var latest] && latest.Topic != topic ? [.. Attempts.SkipLast(1), latest with { Topic = topic }] : Attempts,
    };

    /// <summary>The case with as many rejections in a row as the customer named. The same number once more tells nothing new.</summary>
    /// <param name="count">The number.</param>
    /// <param name="now">When it was told.</param>
    /// <param name="topic">What the latest one was for, as far as known.</param>
    public CaseState WithCount(int count, DateTimeOffset now, string? topic) =>
        count == Rejections ? this : WithAttempt(new(now, count, topic)) with { Rejections = count };

    /// <summary>The case with one rejection more, of which no number was named: a customer who says "again" has had at least two.</summary>
    /// <param name="now">When it was told.</param>
    public CaseState WithRejection(DateTimeOffset now) =>
        WithAttempt(new(now, null, null)) with { Rejections = Math.Clamp(Rejections + 1, 2, MostRejections) };

    /// <summary>The case with one slot set.</summary>
    public CaseState With(string slot, string value) =>
        this with { Slots = new SortedDictionary<string, string>(Slots.ToDictionary(), StringComparer.Ordinal) { [slot] = value } };

    /// <summary>The case with an agent's note on a point; <see langword="null"/> takes the note back.</summary>
    public CaseState WithMark(string item, bool? isMet)
    {
        var marks = new SortedDictionary<string, bool>(Marks.ToDictionary(), StringComparer.Ordinal);
        if (isMet is { } met)
        {
            marks[item] = met;
        }
        else
        {
            marks.Remove(item);
        }

        return this with { Marks = marks };
    }

    /// <summary>The case with a flag, once.</summary>
    public CaseState WithFlag(string flag) => Flags.Contains(flag, StringComparer.Ordinal) ? this : this with { Flags = [.. Flags, flag] };

    /// <summary>A case of which nothing is known but what outlives a new beginning: the rejections, whose count decides the way, and the flags.</summary>
    public CaseState Afresh() => new() { Rejections = Rejections, Attempts = Attempts, Flags = Flags };

    /// <summary>The case with a step's result noted.</summary>
    public CaseState WithTried(string step, string result) =>
        this with { Tried = new SortedDictionary<string, string>(Tried.ToDictionary(), StringComparer.Ordinal) { [step] = result } };

    private CaseState WithAttempt(Attempt attempt) => this with { Attempts = [.. Attempts.TakeLast(MostAttempts - 1), attempt] };
}
