using BenchmarkDotNet.Attributes;
using SupportBot.Benchmarks.Scoring;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Benchmarks.Speed;

/// <summary>The recognizer of loaded content, made ready in a warm process.</summary>
[Config(typeof(InProcessConfig))]
public class StartupBenchmarks
{
    private ContentSnapshot? _content;

    [GlobalSetup]
    public void MakeReady() => _content = Dialogs.Read(Dialogs.ReadFiles());

    [Benchmark(Description = "product")]
    public object Product()
    {
        var matcher = new PhraseMatcher(_content!, PhraseSource.All(_content!));
        return new TopicJudge(_content!, matcher);
    }

    [Benchmark(Baseline = true, Description = "ML.NET")]
    public object Baseline() => new MaximumEntropy(TopicClassifier.Lessons(_content!));
}
