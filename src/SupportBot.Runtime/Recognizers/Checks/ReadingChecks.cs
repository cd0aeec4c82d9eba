using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Checks;

/// <summary>Reads what authors wrote as a customer's message, and names what speaks for another topic than the one it stands in.</summary>
internal static class ReadingChecks
{
    /// <param name="content">The content.</param>
    /// <param name="reader">Its reader.</param>
    /// <param name="files">Its files, to tell the place of each fault.</param>
    public static IReadOnlyList<ContentFault> Check(ContentSnapshot content, UtteranceReader reader, IReadOnlyCollection<ContentFile> files) =>
        [.. Texts(content).SelectMany(written => Faults(content, reader, written)).Select(fault => FaultPlace.Find(fault.Path, fault.Text, fault.Problem, fault.Cure, files))];

    private static IEnumerable<(string Path, string Text, string Problem, string Cure)> Faults(
        ContentSnapshot content, UtteranceReader reader, (string Topic, string Path, string Text, bool IsPhrase) written)
    {
        var utterance = reader.Read(written.Text);
        if (utterance.Certain is { } other && other.Topic != written.Topic && !(utterance.NamesTwo && utterance.Topics[1].Topic == written.Topic))
        {
            yield return (
                written.Path, written.Text,
                $"The {(written.IsPhrase ? "phrase" : "example")} '{written.Text}' is taken for {other.Topic}, because of “{other.Quote}”.",
                "Move it there, word it otherwise, or look at it with recognize --explain.");
        }
    }

    private static IEnumerable<(string Topic, string Path, string Text, bool IsPhrase)> Texts(ContentSnapshot content) =>
        from topic in content.Topics.Keys
        from language in content.Folders.TryGetValue(topic, out var folder) ? folder.Languages.Values : []
        from text in language.Phrases.Where(phrase => !phrase.Contains('{', StringComparison.Ordinal)).Select(phrase => (phrase, true))
            .Concat(language.Examples.Select(example => (example, false)))
        select (topic, language.Path, text.Item1, text.Item2);
}
