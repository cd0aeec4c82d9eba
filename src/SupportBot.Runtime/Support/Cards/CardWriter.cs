using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>Writes the lines of a card. Pure.</summary>
internal sealed class CardWriter
{
    private const int MostNext = 3;

    private readonly ContentSnapshot _content;
    private readonly CaseState _facts;
    private readonly TextRenderer _texts;

    public CardWriter(ContentSnapshot content, CaseState facts, string agentLocale) =>
        (_content, _facts, _texts) = (content, facts, new(content, content.ResolveLocale(agentLocale)));

    private bool MustEscalate => _facts.Rejections >= _content.Profile.RejectionsInRow && (Topic?.ManualRoute ?? true);

    private Topic? Topic => _facts.Topic is { } path ? _content.Topics.GetValueOrDefault(path) : null;

    public CaseCard Write(string customerLocale) => new()
    {
        Lines = [.. Lines(customerLocale)],
        Checklist = [.. _content.Checklist.Select(item => Point(item.Id, $"checklist/item.{item.Id}"))],
        Materials = [.. Materials()],
        Attempts = [.. _facts.Attempts.Select(Attempt)],
    };

    /// <summary>Seven lines are read at a glance. Flags are among them once there are any, and materials, which the panel shows as well, make room.</summary>
    private IEnumerable<CardLine> Lines(string customerLocale)
    {
        var flags = new CardLine("flags", [.. _facts.Flags.Select(flag => new CardValue(Text($"handoff/card.flag.{flag}")))]);
        var materials = new CardLine("materials", Materials().All(point => point.State == CardPoint.Unknown) ? [] : [.. Materials().Select(point => new CardValue(point.Text, point.State))]);
        var (first, last) = flags.Values.Count > 0 ? (flags, materials) : (materials, flags);
        yield return new("reason", [.. Reasons()]);
        yield return new("document", [.. Document()]);
        yield return new("rejections", [.. Rejections()]);
        yield return new("tried", [.. Tried()]);
        yield return first;
        yield return new("language", [new(Language(customerLocale))]);
        yield return new("next", [.. Next().Take(MostNext).Select(id => new CardValue(Text($"handoff/card.next.{id}")))]);
        yield return last;
        if (_facts.HoursTold is { } hours)
        {
            yield return new("hours", [new(Text("handoff/card.hours", ("hours", Number(hours))))]);
        }
    }

    private CardAttempt Attempt(Attempt attempt)
    {
        var text = attempt.Count switch
        {
            null => Text("handoff/card.attempt.again"),
            1 => Text("handoff/card.attempt.once"),
            { } count => Text("handoff/card.attempt.count", ("count", Number(count))),
        };
        var reason = attempt.Topic is { } topic && _content.Topics.ContainsKey(topic) ? _texts.Label(topic) : null;
        return new(attempt.At, reason is null ? text : Text("handoff/card.attempt.reason", ("attempt", text), ("reason", reason)));
    }

    private IEnumerable<CardValue> Reasons()
    {
        if (Topic is { } topic)
        {
            yield return new(_texts.Label(topic.Path), Quote: _facts.Quote);
        }

        if (_facts.OtherTopic is { } other && _content.Topics.ContainsKey(other))
        {
            yield return new(_texts.Label(other));
        }
    }

    /// <summary>Each part says for itself that nobody asked; a line without any part says it as a whole. A detail is asked for where it matters only.</summary>
    private IEnumerable<CardValue> Document()
    {
        var (document, channel, detail) = (Slots("document").ToArray(), Slots("channel").ToArray(), Slots("detail").ToArray());
        return document.Length + channel.Length + detail.Length == 0 ? [] : [.. Known(document, "document"), .. Known(channel, "channel"), .. detail];
    }

    private CardValue[] Known(CardValue[] values, string part) => values.Length > 0 ? values : [new(Text($"handoff/card.not-asked.{part}"))];

    private IEnumerable<CardValue> Slots(params string[] names) => names
        .Where(name => _facts.Slots.TryGetValue(name, out var value) && _content.Slots.GetValueOrDefault(name)?.Contains(value, StringComparer.Ordinal) == true)
        .Select(name => new CardValue(_texts.Label($"slots/choice.{name}.{_facts.Slots[name]}")));

    private IEnumerable<CardValue> Rejections()
    {
        if (_facts.Rejections > 0)
        {
            yield return new(Text("handoff/card.rejections", ("count", Number(_facts.Rejections))));
        }

        if (MustEscalate)
        {
            yield return new(Text("handoff/card.told-to-stop"));
        }
    }

    private IEnumerable<CardValue> Tried() =>
        from step in _facts.Tried
        let text = Text(step.Key)
        where text.Length > 0
        select new CardValue(text, step.Value == "cannot" ? "not-done" : step.Value);

    private IEnumerable<CardPoint> Materials() => Desk.Materials.Ids.Select(id => Point(id, Desk.Materials.Text(id)));

    private CardPoint Point(string id, string text)
    {
        var noted = _facts.Marks.TryGetValue(id, out var isMet);
        var isOfChecklist = !Desk.Materials.Ids.Contains(id, StringComparer.Ordinal);
        var state = noted ? (isMet ? CardPoint.Met : CardPoint.Missing)
            : _facts.Unmet.Contains(id, StringComparer.Ordinal) ? CardPoint.Missing
            : isOfChecklist && _facts.IsChecked ? CardPoint.Met
            : CardPoint.Unknown;
        return new(id, Text(text), state, noted);
    }

    /// <summary>What helps next, the most pressing first.</summary>
    private IEnumerable<string> Next()
    {
        if (Topic is null)
        {
            yield return "reason";
        }

        if (_facts.Slots.GetValueOrDefault("detail") == "nationality")
        {
            yield return "nationality";
        }

        if (_facts.HoursTold > _content.Profile.HoursUnderReview)
        {
            yield return "stuck";
        }

        foreach (var id in MustEscalate ? ManualReview() : Topic is null ? [] : ["remedy"])
        {
            yield return id;
        }
    }

    private IEnumerable<string> ManualReview() =>
        Materials().All(point => point.State == CardPoint.Met) ? ["manual-review"] : ["materials", "manual-review"];

    private string Language(string locale) => _content.NameOf(_content.ResolveLocale(locale));

    private string Text(string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            map[name] = value;
        }

        return _texts.Find(id, map) ?? "";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
