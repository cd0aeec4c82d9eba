using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>The methods that are compared, all made from the same content.</summary>
internal static class Methods
{
    /// <summary>All of them; the product is the third.</summary>
    public static IReadOnlyList<Method> All()
    {
        var files = Dialogs.ReadFiles();
        var content = Dialogs.Read(files);
        return [Phrases(files), Classifier(content), Product(files), MaximumEntropyOf(content, tuned: false), MaximumEntropyOf(content, tuned: true)];
    }

    /// <summary>The method of the product.</summary>
    public static Method Product(IReadOnlyList<ContentFile> files)
    {
        var content = Dialogs.Load(files);
        return new("both (the product)", text => Answer.Of(content.Read(text)));
    }

    private static Method Phrases(IReadOnlyList<ContentFile> files)
    {
        var content = Dialogs.Load(files.Select(Dialogs.WithoutExamples));
        return new("phrases alone", text => Answer.Of(content.Read(text)));
    }

    private static Method Classifier(ContentSnapshot content)
    {
        var matcher = new PhraseMatcher(content, PhraseSource.All(content));
        return ByClassifier(TopicClassifier.Train(content, matcher)!, matcher, [.. content.Topics.Keys]);
    }

    /// <summary>The classifier, asked without phrases.</summary>
    public static Method ByClassifier(TopicClassifier classifier, PhraseMatcher matcher, string[] topics)
    {
        var (reading, features, likelihoods) = (matcher.NewReading(), new Features(), new float[classifier.Room]);
        return new("classifier alone", text =>
        {
            matcher.ReadWords(text, reading);
            features.Take(reading);
            classifier.Read(features, likelihoods);
            return Answer.Of(likelihoods, topics);
        });
    }

    private static Method MaximumEntropyOf(ContentSnapshot content, bool tuned)
    {
        var (model, topics) = (new MaximumEntropy(TopicClassifier.Lessons(content), tuned), content.Topics.Keys.ToArray());
        return new(tuned ? "ML.NET, tuned" : "ML.NET maximum entropy", text => Answer.Of(model.Read(text), topics));
    }
}
