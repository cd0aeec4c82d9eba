using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>A phrase as it was written, with what it speaks for and where it stands.</summary>
/// <param name="Label">What the phrase speaks for.</param>
/// <param name="Text">The phrase in the notation of <c>dialogs/README.md</c>.</param>
/// <param name="Strength">1 for a phrase, <see cref="Hint"/> for a hint.</param>
/// <param name="Path">The file, for fault messages.</param>
internal sealed record PhraseSource(Label Label, string Text, double Strength, string Path)
{
    /// <summary>Strength of a hint: enough to ask, never to decide.</summary>
    public const double Hint = 0.5;

    /// <summary>Every phrase of the content.</summary>
    public static IEnumerable<PhraseSource> All(ContentSnapshot content) =>
        Topics(content).Concat(Questions(content)).Concat(Texts(content)).Concat(Intents(content));

    private static IEnumerable<PhraseSource> Topics(ContentSnapshot content)
    {
        foreach (var topic in content.Topics.Values)
        {
            var label = new Label(LabelKind.Topic, topic.Path);
            var files = content.Folders.TryGetValue(topic.Path, out var folder) ? folder.Languages.Values : [];
            foreach (var source in files.SelectMany(file => Of(label, file.Path, file.Phrases, file.Hints)).Concat(Of(label, topic.Path, topic.Phrases, topic.Hints)))
            {
                yield return source;
            }
        }
    }

    private static IEnumerable<PhraseSource> Questions(ContentSnapshot content) => content.Questions.Keys
        .Where(question => content.Folders.ContainsKey($"questions/{question}"))
        .SelectMany(question => content.Folders[$"questions/{question}"].Languages.Values
            .SelectMany(file => Of(new(LabelKind.Intent, question), file.Path, file.Phrases, [])));

    private static IEnumerable<PhraseSource> Texts(ContentSnapshot content)
    {
        foreach (var folder in content.Folders.Values)
        {
            foreach (var file in folder.Languages.Values)
            {
                foreach (var (id, text) in file.Texts)
                {
                    var kind = id.StartsWith("choice.", StringComparison.Ordinal) ? LabelKind.Choice : LabelKind.Answer;
                    foreach (var source in Of(new(kind, $"{folder.Path}/{id}"), file.Path, text.Phrases, []))
                    {
                        yield return source;
                    }
                }
            }
        }
    }

    private static IEnumerable<PhraseSource> Intents(ContentSnapshot content)
    {
        foreach (var (intent, phrases) in content.Intents)
        {
            foreach (var source in Of(new(LabelKind.Intent, intent), "intents", phrases, []))
            {
                yield return source;
            }
        }
    }

    private static IEnumerable<PhraseSource> Of(Label label, string path, IReadOnlyList<string> phrases, IReadOnlyList<string> hints) =>
        phrases.Select(phrase => new PhraseSource(label, phrase, 1, path)).Concat(hints.Select(hint => new PhraseSource(label, hint, Hint, path)));
}
