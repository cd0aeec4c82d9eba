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
        Topics(content).Concat(Questions(content)).Concat(Texts(content)).Concat(content.Intents.SelectMany(intent =>
            intent.Value.Select(phrase => new PhraseSource(new(LabelKind.Intent, intent.Key), phrase, 1, "intents"))));

    private static IEnumerable<PhraseSource> Topics(ContentSnapshot content)
    {
        foreach (var topic in content.Topics.Values)
        {
            var label = new Label(LabelKind.Topic, topic.Path);
            var files = content.Folders.TryGetValue(topic.Path, out var folder) ? folder.Languages.Values : [];
            foreach (var file in files)
            {
                foreach (var phrase in file.Phrases.Select(phrase => (phrase, 1.0)).Concat(file.Hints.Select(hint => (hint, Hint))))
                {
                    yield return new(label, phrase.Item1, phrase.Item2, file.Path);
                }
            }

            foreach (var phrase in topic.Phrases.Select(phrase => (phrase, 1.0)).Concat(topic.Hints.Select(hint => (hint, Hint))))
            {
                yield return new(label, phrase.Item1, phrase.Item2, topic.Path);
            }
        }
    }

    private static IEnumerable<PhraseSource> Questions(ContentSnapshot content) => content.Questions.Keys
        .Where(question => content.Folders.ContainsKey($"questions/{question}"))
        .SelectMany(question => content.Folders[$"questions/{question}"].Languages.Values
            .SelectMany(file => file.Phrases.Select(phrase => new PhraseSource(new(LabelKind.Intent, question), phrase, 1, file.Path))));

    private static IEnumerable<PhraseSource> Texts(ContentSnapshot content) =>
        from folder in content.Folders.Values
        from file in folder.Languages.Values
        from text in file.Texts
        from phrase in text.Value.Phrases
        let kind = text.Key.StartsWith("choice.", StringComparison.Ordinal) ? LabelKind.Choice : LabelKind.Answer
        select new PhraseSource(new(kind, $"{folder.Path}/{text.Key}"), phrase, 1, file.Path);
}
