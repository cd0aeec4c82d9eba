namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Reads a story once more by its last sentence that tells what the exchange answered. The rest of it mostly tells what the customer did and what went well,
/// in words of other reasons. What is found so is asked about, never certain.
/// </summary>
/// <param name="judge">Judges a message.</param>
/// <param name="matcher">Reads a sentence.</param>
internal sealed class ReportedSentence(TopicJudge judge, PhraseMatcher matcher)
{
    /// <summary>A shorter message is no story.</summary>
    private const double Story = 25;

    /// <summary>What the message on the desk is about, once <paramref name="whole"/> was found in all of it.</summary>
    public Judgement Judge(Desk desk, Judgement whole, bool otherwiseUnderstood)
    {
        if (whole.NamesTwo || whole.UnknownCode is not null || desk.Reading.Words < Story || desk.Sentences.Of(desk.Reading.Tokens.Count - 1) == 0)
        {
            return whole;
        }

        var places = desk.Reading.List(WordLists.Answered);
        var seen = -1;
        for (var at = places.Length - 1; at >= 0; at--)
        {
            var sentence = desk.Sentences.Of(places[at].Start);
            if (sentence != seen && Read(desk, sentence, otherwiseUnderstood) is { Decision: not Decision.None } told)
            {
                return whole.Decision == Decision.Certain && whole.Topics[0].Topic == told.Topics[0].Topic
                    ? whole
                    : new([.. told.Topics, .. whole.Topics.Where(topic => !told.Topics.Any(other => other.Topic == topic.Topic))], Decision.Ask, false);
            }

            seen = sentence;
        }

        return whole;
    }

    private Judgement Read(Desk desk, int sentence, bool otherwiseUnderstood)
    {
        var tokens = desk.Reading.Tokens;
        var (start, end) = (0, tokens.Count);
        while (desk.Sentences.Of(start) < sentence)
        {
            start++;
        }

        while (end - 1 > start && (desk.Sentences.Of(end - 1) > sentence || tokens[end - 1].IsBreak))
        {
            end--;
        }

        var told = judge.Judge(new Desk(matcher).Read(desk.Reading.Text[tokens[start].Start..tokens[end - 1].End]), otherwiseUnderstood);
        return told with { Topics = [.. told.Topics.Select(topic => topic with { Start = topic.Start + tokens[start].Start })] };
    }
}
