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
        var reading = _matcher.Read(text);
        if (reading.Tokens.Count == 0)
        {
            return Utterance.Empty with { Text = text };
        }

        var topics = _reasons.Topics(reading);
        return new()
        {
            Text = text,
            Topics = topics,
            Decision = TopicScorer.Decide(topics),
            Intents = _intents.Intents(reading),
            Answers = IntentModel.Answers(reading),
            Choices = reading.Hits.Where(hit => hit.Label.Kind == LabelKind.Choice).Select(hit => hit.Label.Name).ToHashSet(StringComparer.Ordinal),
            Slots = _slots.Slots(reading),
            Rejections = _slots.Rejections(reading),
            SpeaksOfRejection = reading.Lists.ContainsKey("rejected"),
            Hours = _slots.Hours(reading),
            Number = _slots.Number(reading),
            Words = reading.Tokens.Where(token => !token.IsBreak).Sum(token => token.Words),
        };
    }

    /// <summary>The locale of a message among those that the bot speaks, or <see langword="null"/> when it does not tell.</summary>
    public string? Language(string text) => LanguageDetector.Detect(text, _content);
}
