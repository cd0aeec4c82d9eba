using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Finds the topics of a message, each with the words that speak for it.</summary>
internal sealed class RejectionReasonModel : IModel
{
    private readonly PhraseMatcher _matcher;
    private readonly TopicJudge _judge;
    private readonly ReportedSentence _reported;

    public RejectionReasonModel(PhraseMatcher matcher, ContentSnapshot content)
    {
        _matcher = matcher;
        _judge = new(content, matcher);
        _reported = new(_judge, matcher);
    }

    public string ModelTypeName => "rejection-reason";

    public string Culture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public string RequestedCulture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public void SetCultureInfo(string culture, string requestedCulture) => (Culture, RequestedCulture) = (culture, requestedCulture);

    /// <summary>What the message on the desk is about.</summary>
    /// <param name="desk">The message.</param>
    /// <param name="otherwiseUnderstood">Whether the message is known to say something else, so that only a phrase makes it speak of a reason.</param>
    public Judgement Judge(Desk desk, bool otherwiseUnderstood) => _reported.Judge(desk, _judge.Judge(desk, otherwiseUnderstood), otherwiseUnderstood);

    public List<ModelResult> Parse(string query) => [.. Judge(new Desk(_matcher).Read(query), otherwiseUnderstood: false).Topics.Select(topic => new ModelResult
    {
        Text = topic.Quote,
        Start = topic.Start,
        End = topic.Start + topic.Quote.Length - 1,
        TypeName = ModelTypeName,
        Resolution = new SortedDictionary<string, object> { [ResolutionKey.Value] = topic.Topic, [ResolutionKey.Score] = topic.Score },
    })];
}
