using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Reads a message: topics, intents, questions, slots. Made once for each content; immutable and thread-safe.</summary>
public sealed class UtteranceReader
{
    private readonly ContentSnapshot _content;
    private readonly SlotReader _slots;
    private readonly RejectionReasonModel _reasons;
    private readonly IntentModel _intents;
    private readonly PhraseMatcher _matcher;
    private Desk? _desk;

    /// <summary>Makes ready everything that the content says about language.</summary>
    public UtteranceReader(ContentSnapshot content)
    {
        _content = content;
        _matcher = new(content, PhraseSource.All(content));
        _slots = new(content);
        _reasons = new RejectionReasonRecognizer(_matcher, content).Model;
        _intents = new IntentRecognizer(_matcher, content).Model;
    }

    /// <summary>Reads one message.</summary>
    public Utterance Read(string text)
    {
        var desk = Interlocked.Exchange(ref _desk, null) ?? new(_matcher.NewReading(), new());
        try
        {
            _matcher.Read(text, desk.Reading);
            return desk.Reading.Tokens.Count == 0 ? Utterance.Empty with { Text = text } : Understand(desk);
        }
        finally
        {
            _desk = desk;
        }
    }

    /// <summary>The locale of a message among those that the bot speaks, or <see langword="null"/> when it does not tell.</summary>
    public string? Language(string text) => LanguageDetector.Detect(text, _content);

    private Utterance Understand(Desk desk)
    {
        var reading = desk.Reading;
        var topics = _reasons.Topics(reading, desk.Sentences);
        return new()
        {
            Text = reading.Text,
            Topics = topics,
            Decision = TopicScorer.Decide(topics),
            Intents = _intents.Intents(reading),
            Answers = IntentModel.Answers(reading),
            Choices = Choices(reading),
            Slots = _slots.Slots(reading),
            Rejections = _slots.Rejections(reading),
            SpeaksOfRejection = reading.List("rejected").Length > 0,
            Hours = _slots.Hours(reading),
            Number = _slots.Number(reading),
            Words = reading.Words,
        };
    }

    private static IReadOnlySet<string> Choices(Reading reading)
    {
        HashSet<string>? choices = null;
        foreach (var hit in reading.Hits)
        {
            if (hit.Label.Kind == LabelKind.Choice)
            {
                (choices ??= new(StringComparer.Ordinal)).Add(hit.Label.Name);
            }
        }

        return choices ?? Utterance.Empty.Choices;
    }

    /// <summary>Where one message at a time is read. One is kept, so that reading allocates only what it returns.</summary>
    private sealed record Desk(Reading Reading, Sentences Sentences);
}
