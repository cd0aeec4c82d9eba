using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>Predicts each fifth of the examples from the other four: how the classifier fares with wordings that it has not seen.</summary>
/// <remarks>Plain phrases are always learnt from, unless an example of the fifth says the same.</remarks>
internal static class FoldsCommand
{
    private const int Folds = 5;

    public static int Run()
    {
        var content = Dialogs.Read(Dialogs.ReadFiles());
        var matcher = new PhraseMatcher(content, PhraseSource.All(content));
        var classes = content.Topics.Keys.Append(TopicClassifier.Unrelated).ToArray();
        var examples = Examples(content, classes);
        var (tried, right) = (new int[classes.Length], new int[classes.Length]);
        for (var fold = 0; fold < Folds; fold++)
        {
            var unseen = examples.Where((_, at) => at % Folds == fold).ToArray();
            var (classifier, texts) = (Train(content, classes.Length, matcher, unseen), new Desk(matcher));
            foreach (var lesson in unseen)
            {
                tried[lesson.Class]++;
                right[lesson.Class] += Likeliest(classifier, texts.Read(lesson.Text), classes.Length) == lesson.Class ? 1 : 0;
            }
        }

        Print(classes, tried, right);
        return 0;
    }

    /// <summary>The examples without repetitions, class by class, so that each fifth has its share of each class and language.</summary>
    private static Lesson[] Examples(ContentSnapshot content, string[] classes)
    {
        var written = content.Folders.Values.SelectMany(folder => folder.Languages.Values).SelectMany(language => language.Examples)
            .Concat(content.Lexicons.Values.SelectMany(lexicon => lexicon.Examples.Values).SelectMany(texts => texts))
            .ToHashSet(StringComparer.Ordinal);
        Console.WriteLine($"{written.Count} examples of {classes.Length} classes in {Folds} folds");
        return [.. TopicClassifier.Lessons(content).Where(lesson => written.Contains(lesson.Text)).DistinctBy(lesson => lesson.Text, StringComparer.OrdinalIgnoreCase)];
    }

    private static TopicClassifier Train(ContentSnapshot content, int classes, PhraseMatcher matcher, IEnumerable<Lesson> unseen)
    {
        var hidden = unseen.Select(lesson => lesson.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return TopicClassifier.Train(TopicClassifier.Lessons(content).Where(lesson => !hidden.Contains(lesson.Text)), classes, matcher);
    }

    private static int Likeliest(TopicClassifier classifier, Desk desk, int classes)
    {
        Span<float> likelihoods = stackalloc float[classifier.Room];
        classifier.Read(desk.Features, likelihoods);
        var likeliest = 0;
        for (var at = 1; at < classes; at++)
        {
            likeliest = likelihoods[at] > likelihoods[likeliest] ? at : likeliest;
        }

        return likeliest;
    }

    private static void Print(string[] classes, int[] tried, int[] right)
    {
        foreach (var (number, name) in classes.Index().Where(entry => tried[entry.Index] > 0))
        {
            Console.WriteLine(FormattableString.Invariant($"{name,-34}{tried[number],6}{100.0 * right[number] / tried[number],8:F1}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{"all",-34}{tried.Sum(),6}{100.0 * right.Sum() / tried.Sum(),8:F1}"));
    }
}
