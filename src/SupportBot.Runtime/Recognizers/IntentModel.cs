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

    private static IReadOnlyList<KeyValuePair<string, double>> None { get; } = [];

    public string ModelTypeName => "intent";

    public string Culture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public string RequestedCulture { get; private set; } = Microsoft.Recognizers.Text.Culture.English;

    public void SetCultureInfo(string culture, string requestedCulture) => (Culture, RequestedCulture) = (culture, requestedCulture);

    public IReadOnlyList<KeyValuePair<string, double>> Intents(Reading reading) => Best(reading, IntentOf) ?? None;

    public static IReadOnlyList<KeyValuePair<string, double>> Answers(Reading reading) =>
        Best(reading, static label => label.Kind == LabelKind.Answer ? label.Name : null) ?? None;

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

    private string? IntentOf(Label label) =>
        label.Kind == LabelKind.Intent ? label.Name
        : label.Kind != LabelKind.Answer ? null
        : _evasions.Contains(label.Name) ? Evasion
        : _scams.Contains(label.Name) ? ScamReport
        : null;

    private static List<KeyValuePair<string, double>>? Best(Reading reading, Func<Label, string?> nameOf)
    {
        var words = Math.Max(1, reading.Words);
        List<KeyValuePair<string, double>>? best = null;
        foreach (var hit in reading.Hits)
        {
            if (nameOf(hit.Label) is { } name)
            {
                Note(best ??= [], name, Math.Min(1, 0.4 + (0.04 * Math.Min(hit.Words, 10)) + (0.2 * hit.Words / words)));
            }
        }

        best?.Sort(static (left, right) => Math.Round(right.Value, 3).CompareTo(Math.Round(left.Value, 3)) is not 0 and var byScore
            ? byScore
            : string.CompareOrdinal(left.Key, right.Key));
        return best;
    }

    private static void Note(List<KeyValuePair<string, double>> best, string name, double score)
    {
        var at = best.FindIndex(known => known.Key == name);
        if (at < 0)
        {
            best.Add(new(name, score));
        }
        else if (best[at].Value < score)
        {
            best[at] = new(name, score);
        }
    }
}
