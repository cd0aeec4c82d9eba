using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Finds the intents of a message. A phrase that covers more of the message is clearer.</summary>
internal sealed class IntentModel(PhraseMatcher matcher, ContentSnapshot content) : IModel
{
    /// <summary>The intent of a message that asks to get round the check.</summary>
    public const string Evasion = "evasion";

    /// <summary>The intent of a message that tells of a scam.</summary>
    public const string ScamReport = "scam-report";

    private readonly HashSet<string> _evasions = [.. content.Evasions.Select(id => $"safety/evasion.{id}")];
    private readonly HashSet<string> _scams = [.. content.Scams.Select(id => $"safety/scam.{id}")];

    public string ModelTypeName => "intent";

    public string Culture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public string RequestedCulture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public void SetCultureInfo(string culture, string requestedCulture) => (Culture, RequestedCulture) = (culture, requestedCulture);

    public IReadOnlyList<KeyValuePair<string, double>> Intents(Reading reading) =>
        Best(reading, hit => hit.Label.Kind == LabelKind.Intent ? hit.Label.Name : IntentOfAnswer(hit.Label));

    public static IReadOnlyList<KeyValuePair<string, double>> Answers(Reading reading) =>
        Best(reading, hit => hit.Label.Kind == LabelKind.Answer ? hit.Label.Name : null);

    public List<ModelResult> Parse(string query)
    {
        var reading = matcher.Read(query);
        return [.. Intents(reading).Select(intent => new ModelResult
        {
            Text = query,
            Start = 0,
            End = query.Length - 1,
            TypeName = ModelTypeName,
            Resolution = new SortedDictionary<string, object> { [ResolutionKey.Value] = intent.Key, [ResolutionKey.Score] = intent.Value },
        })];
    }

    private string? IntentOfAnswer(Label label) =>
        label.Kind != LabelKind.Answer ? null
        : _evasions.Contains(label.Name) ? Evasion
        : _scams.Contains(label.Name) ? ScamReport
        : null;

    private static IReadOnlyList<KeyValuePair<string, double>> Best(Reading reading, Func<PhraseHit, string?> name)
    {
        var words = Math.Max(1, reading.Tokens.Where(token => !token.IsBreak).Sum(token => token.Words));
        return [.. reading.Hits.Where(hit => name(hit) is not null)
            .GroupBy(hit => name(hit)!, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Max(hit => Math.Min(1, 0.4 + (0.04 * Math.Min(hit.Words, 10)) + (0.2 * hit.Words / words)))))
            .OrderByDescending(pair => Math.Round(pair.Value, 3)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }
}
