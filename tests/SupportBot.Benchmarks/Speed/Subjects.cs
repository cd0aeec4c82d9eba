using SupportBot.Benchmarks.Scoring;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Benchmarks.Speed;

/// <summary>What is measured, made ready. Not thread-safe.</summary>
internal sealed class Subjects
{
    private readonly RejectionReasonModel _model;
    private readonly Desk _desk;
    private readonly UtteranceReader _reader;
    private readonly Lazy<MaximumEntropy> _baseline;

    public Subjects(ContentSnapshot content)
    {
        var matcher = new PhraseMatcher(content, PhraseSource.All(content));
        (_model, _desk, _reader) = (new(matcher, content), new(matcher), new(content));

        // Its training takes long, and most benchmarks do without it.
        _baseline = new(() => new(TopicClassifier.Lessons(content)));
    }

    /// <summary>Finds the reasons of a message.</summary>
    public Decision Judge(string text) => _model.Judge(_desk.Read(text), otherwiseUnderstood: false).Decision;

    /// <summary>Reads all of a message: reasons, intents, answers, choices and slots.</summary>
    public Utterance Read(string text) => _reader.Read(text);

    /// <summary>Lets Microsoft.ML predict the reason of a message.</summary>
    public float[] Predict(string text) => _baseline.Value.Predict(text);
}
