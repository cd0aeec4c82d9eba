using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers.Checks;

/// <summary>Checks phrases: lists exist, and no plain phrase speaks for two topics.</summary>
internal static partial class PhraseChecks
{
    /// <param name="content">The content that the phrases stand in.</param>
    /// <param name="files">Its files, to tell the place of each fault.</param>
    public static IReadOnlyList<ContentFault> Check(ContentSnapshot content, IReadOnlyCollection<ContentFile> files)
    {
        var sources = PhraseSource.All(content).ToArray();
        var lists = new WordLists(content.Lexicons.Values);
        return [.. UnknownLists(sources, lists).Concat(SharedPhrases(sources)).Select(found => FaultPlace.Find(found.Source.Path, found.Source.Text, found.Problem, found.Cure, files))];
    }

    private static IEnumerable<(PhraseSource Source, string Problem, string Cure)> UnknownLists(IEnumerable<PhraseSource> sources, WordLists lists) =>
        from source in sources
        from Match list in ListName().Matches(source.Text)
        where !lists.Knows(list.Groups[1].Value)
        select (source, $"The phrase '{source.Text}' names the word list '{list.Groups[1].Value}', which no lexicon has.", "Add the list to lexicon/, or correct the name.");

    private static IEnumerable<(PhraseSource Source, string Problem, string Cure)> SharedPhrases(IEnumerable<PhraseSource> sources) => sources
        .Where(source => source.Label.Kind == LabelKind.Topic && source.Strength >= 1)
        .GroupBy(source => source.Text.Trim().ToLowerInvariant(), StringComparer.Ordinal)
        .Where(group => group.Select(source => source.Label).Distinct().Count() > 1)
        .Select(group => (
            group.First(), $"The phrase '{group.Key}' speaks for {string.Join(" and ", group.Select(source => source.Label.Name).Distinct())}.", "Keep it in one of them, or make it a hint."));

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.None, 5000)]
    private static partial Regex ListName();
}
