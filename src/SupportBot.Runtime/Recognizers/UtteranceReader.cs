using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Reads a message: topics, intents, questions, slots. Made once for each content; immutable and thread-safe.</summary>
public sealed class UtteranceReader
{
    private const double ClearIntent = 0.55;

    /// <summary>A shorter message is like too many.</summary>
    private const double LeastWords = 2;

    /// <summary>A detail such as "in the app", or thanks, mostly stands alone in shorter messages.</summary>
    private const double LeastWordsBeside = 5;

    private static readonly string[] Manners = ["thanks", "greet", "affirm", "frustrated"];

    private readonly ContentSnapshot _content;
    private readonly SlotReader _slots;
    private readonly RejectionReasonModel _reasons;
    private readonly IntentModel _intents;
    private readonly PhraseMatcher _matcher;
    private readonly Lazy<NearestQuestion> _questions;
    private Desk? _desk;

    /// <summary>Makes ready everything that the content says about language.</summary>
    public UtteranceReader(ContentSnapshot content)
    {
        _content = content;
        _matcher = new(content, PhraseSource.All(content));
        _slots = new(content);
        _reasons = new RejectionReasonRecognizer(_matcher, content).Model;
        _intents = new IntentRecognizer(_matcher, content).Model;
        _questions = new(() => new(content, _matcher));
    }

    /// <summary>Reads one message.</summary>
    public Utterance Read(string text)
    {
        // One desk is kept: a second message at the same time gets a new one.
        var desk = Interlocked.Exchange(ref _desk, null) ?? new(_matcher);
        try
        {
            return desk.Read(text).Reading.Tokens.Count == 0 ? Utterance.Empty with { Text = text } : Understand(desk);
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
        var (intents, answers) = (_intents.Intents(reading), IntentModel.Answers(reading));
        var judgement = _reasons.Judge(desk, otherwiseUnderstood: IsClear(intents) || IsClear(answers));
        var choices = Choices(reading);
        return new()
        {
            Text = reading.Text,
            Topics = judgement.Topics,
            Decision = judgement.Decision,
            NamesTwo = judgement.NamesTwo,
            UnknownCode = judgement.UnknownCode,
            Intents = intents,
            Answers = answers,
            Choices = choices,
            Resembling = judgement.Decision == Decision.None && answers.Count == 0 && MayResemble(reading, intents, choices) ? _questions.Value.Find(reading) : [],
            Slots = _slots.Slots(reading),
            Rejections = _slots.Rejections(reading),
            SpeaksOfRejection = reading.List("rejected").Length > 0,
            SpeaksOfFailure = reading.List("failed").Length > 0,
            Asks = reading.Text.AsSpan().ContainsAny('?', '\uFF1F') || reading.List(WordLists.Asks).Length > 0,
            Reports = reading.List(WordLists.Reports).Length > 0,
            Hours = _slots.Hours(reading),
            Number = _slots.Number(reading),
            Pick = _slots.Pick(reading),
            Words = reading.Words,
        };
    }

    /// <summary>Whether most of the message is a known question or wish, so that guessing at a reason would only disturb.</summary>
    private static bool IsClear(IReadOnlyList<KeyValuePair<string, double>> found) => found.Count > 0 && found[0].Value >= ClearIntent;

    /// <summary>Whether the message may ask something that no phrase foresaw: it says nothing else, save thanks and the like.</summary>
    private static bool MayResemble(Reading reading, IReadOnlyList<KeyValuePair<string, double>> intents, IReadOnlySet<string> choices) =>
        reading.Words >= (choices.Count + intents.Count > 0 ? LeastWordsBeside : LeastWords)
        && choices.All(IsSlot) && intents.All(intent => Array.IndexOf(Manners, intent.Key) >= 0);

    private static bool IsSlot(string choice) => choice.StartsWith("slots/", StringComparison.Ordinal);

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
}
