using System.Text.Json;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Runtime.Turns;

/// <summary>One inbound activity and everything that it causes, while it is being worked out. Lives for one call of the turn function.</summary>
internal sealed class Turn(ContentSnapshot content, string locale, CaseState @case, DateTimeOffset now, QueueOutlook? queue)
{
    private readonly List<Activity> _replies = [];
    private readonly List<Activity> _traces = [];
    private readonly List<Effect> _effects = [];
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private int? _at;
    private TextRenderer _renderer = new(content, locale);

    public ContentSnapshot Content { get; } = content;

    public string Locale { get; private set; } = locale;

    public CaseState Case { get; set; } = @case;

    public DateTimeOffset Now { get; } = now;

    /// <summary>What may be expected of agents; <see langword="null"/> where none can take over, and the bot says so instead of promising.</summary>
    public QueueOutlook? Queue { get; } = queue;

    /// <summary>Id of the conversation; empty where it has none, as in the terminal.</summary>
    public string ConversationId { get; init; } = "";

    public string Owner { get; set; } = ConversationOwner.Assistant;

    /// <summary>The conversation's case with the agents. What the turn makes of it is stored with the turn.</summary>
    public HandoffCase? Handoff { get; set; }

    /// <summary>The outcome that the customer reports in this turn, one of <see cref="State.Insights.ReportedOutcome"/>.</summary>
    public string? Outcome { get; set; }

    /// <summary>What the customer thinks of the assistant, when this turn tells it: 1 to 4.</summary>
    public int? Rating { get; set; }

    /// <summary>When the bot will come back of its own accord, as the turn before left it.</summary>
    public IReadOnlyList<PendingReminder> Reminders { get; init; } = [];

    /// <summary>The customer's time zone, or the desk's where none is known.</summary>
    public TimeZoneInfo TimeZone { get; init; } = content.Profile.Desk.TimeZone;

    public IReadOnlyList<Activity> Replies => _replies;

    /// <summary>What the log keeps of the turn for agents; customers never see it.</summary>
    public IReadOnlyList<Activity> Traces => _traces;

    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>The topic of the case, when it is known and still part of the content.</summary>
    public Topic? Topic => Case.Topic is { } path ? Content.Topics.GetValueOrDefault(path) : null;

    /// <summary>Whether more than half of the facts were stated in this turn already, so that saying them again would tire.</summary>
    public bool HasStated(IReadOnlyCollection<string> facts) => facts.Count > 0 && facts.Count(_facts.Contains) * 2 > facts.Count;

    public void Speak(string newLocale)
    {
        Locale = newLocale;
        _renderer = new(Content, newLocale);
    }

    public void Cause(Effect effect) => _effects.Add(effect);

    public void Trace(Activity handoffEvent) => _traces.Add(handoffEvent);

    /// <summary>Says the text at <paramref name="id"/>, once a turn; a text that no author wrote is passed over.</summary>
    /// <returns>Whether something was said.</returns>
    public bool Say(string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            map[name] = value;
        }

        return Say(id, map);
    }

    /// <summary>Leaves a text out of this turn. Always true, so that it can stand in a condition.</summary>
    public bool Skip(string id)
    {
        _said.Add(id);
        return true;
    }

    public bool Say(string id, IReadOnlyDictionary<string, string> values)
    {
        if (!_said.Add(id) || _renderer.Find(id, values) is not { } text)
        {
            return false;
        }

        _facts.UnionWith(Content.FindText(Locale, id)!.Facts);
        SayText(text);
        return true;
    }

    /// <summary>Says several texts as one bubble, one a line, numbered.</summary>
    /// <param name="ids">The texts.</param>
    /// <param name="channelData">The same list for clients that show more than text.</param>
    public void SayList(IReadOnlyList<string> ids, JsonElement? channelData = null)
    {
        var lines = ids.Select((id, at) => $"{at + 1}. {Render(id)}");
        _facts.UnionWith(ids.SelectMany(id => Content.FindText(Locale, id)?.Facts ?? []));
        SayText(string.Join('\n', lines), channelData);
    }

    public void SayText(string text, JsonElement? channelData = null) =>
        _replies.Insert(_at ?? _replies.Count, Activity.Message(text) with { Locale = Locale, ChannelData = channelData });

    /// <summary>Says something before the bubbles from <paramref name="position"/> on.</summary>
    /// <param name="position">Where the bubble is to stand.</param>
    /// <param name="id">The text.</param>
    /// <param name="more">A text that goes on in the same bubble, if an author wrote it.</param>
    public void SayBefore(int position, string id, string? more = null)
    {
        _at = position;
        if (Say(id) && more is not null && Render(more) is { Length: > 0 } rest)
        {
            _replies[position] = _replies[position] with { Text = $"{_replies[position].Text}\n{rest}" };
        }

        _at = null;
    }

    public string Render(string id, IReadOnlyDictionary<string, string>? values = null) => _renderer.Find(id, values) ?? "";

    public string Label(string id) => _renderer.Label(id);

    /// <summary>Asks: says the prompt's text, if it has one, and puts the buttons under the last bubble.</summary>
    public void Ask(PromptState prompt)
    {
        if (prompt.Text is { } text && _renderer.Find(text, prompt.Values) is { } question)
        {
            SayText(question);
        }

        if (prompt.Choices.Count > 0 && _replies.Count > 0)
        {
            var actions = prompt.Choices.Select(choice => CardAction.ImBack(Label(choice.Text))).ToArray();
            _replies[^1] = _replies[^1] with { SuggestedActions = new SuggestedActions { Actions = actions }, InputHint = InputHints.ExpectingInput };
        }
    }
}
