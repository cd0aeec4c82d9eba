using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Finds the topics of a message, each with the words that speak for it.</summary>
internal sealed class RejectionReasonModel(PhraseMatcher matcher, ContentSnapshot content) : IModel
{
    private readonly TopicScorer _scorer = new(content);

    public string ModelTypeName => "rejection-reason";

    public string Culture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public string RequestedCulture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public void SetCultureInfo(string culture, string requestedCulture) => (Culture, RequestedCulture) = (culture, requestedCulture);

    public IReadOnlyList<TopicReading> Topics(Reading reading, Sentences sentences)
    {
        sentences.Begin(reading);
        return _scorer.Score(reading, sentences);
    }

    public List<ModelResult> Parse(string query) => [.. Topics(matcher.Read(query), new()).Select(topic => new ModelResult
    {
        Text = topic.Quote,
        Start = topic.Start,
        End = topic.Start + topic.Quote.Length - 1,
        TypeName = ModelTypeName,
        Resolution = new SortedDictionary<string, object> { [ResolutionKey.Value] = topic.Topic, [ResolutionKey.Score] = topic.Score },
    })];
}
