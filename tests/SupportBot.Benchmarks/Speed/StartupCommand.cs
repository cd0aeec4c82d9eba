using System.Diagnostics;
using System.Runtime;
using SupportBot.Benchmarks.Scoring;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Benchmarks.Speed;

/// <summary>Times what happens before the first answer: cold, as the first thing that this process does, and warm.</summary>
internal static class StartupCommand
{
    private const int WarmTimes = 20;

    public static int Run()
    {
        Machine.Print();
        PrintHeader("cold");
        var files = Cold("reading files", Dialogs.ReadFiles);
        var content = Cold("content", () => Dialogs.Read(files));
        var matcher = Cold("matcher", () => new PhraseMatcher(content, PhraseSource.All(content)));
        var model = Cold("judge, which trains the classifier", () => new RejectionReasonModel(matcher, content));
        Cold("first message", () => model.Judge(new Desk(matcher).Read(SampleMessage.All[0].Text), otherwiseUnderstood: false));
        PrintHeader($"warm, median of {WarmTimes}");
        Warm("reading files", Dialogs.ReadFiles);
        Warm("content", () => Dialogs.Read(files));
        Warm("matcher", () => new PhraseMatcher(content, PhraseSource.All(content)));
        Warm("judge, which trains the classifier", () => new RejectionReasonModel(matcher, content));
        Warm("the server's content, checks and redaction too", () => Dialogs.Load(files));
        PrintHeader("Microsoft.ML's maximum entropy");
        var lessons = TopicClassifier.Lessons(content).ToArray();
        Cold("training, cold", () => new MaximumEntropy(lessons));
        Cold("training, again", () => new MaximumEntropy(lessons));
        Console.WriteLine($"\nEach learns from {lessons.Length} texts.");
        Machine.Print();
        return 0;
    }

    private static T Cold<T>(string what, Func<T> make)
    {
        var compiling = JitInfo.GetCompilationTime();
        var (made, processor, wall) = Time(make);
        Print(what, processor, wall, (JitInfo.GetCompilationTime() - compiling).TotalMilliseconds);
        return made;
    }

    private static void Warm<T>(string what, Func<T> make)
    {
        // The runtime compiles what is called often a second time, in the background.
        for (var at = 0; at < WarmTimes; at++)
        {
            make();
        }

        var times = Enumerable.Range(0, WarmTimes).Select(_ => Time(make)).ToArray();
        Print(what, Median(times.Select(time => time.Processor)), Median(times.Select(time => time.Wall)), 0);
    }

    private static (T Made, double Processor, double Wall) Time<T>(Func<T> make)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var made = make();
        return (made, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(WarmTimes / 2);

    private static void PrintHeader(string what) => Console.WriteLine($"\n{what,-48}{"processor",12}{"wall",12}{"compiling",12}   ms");

    private static void Print(string what, double processor, double wall, double compiling) =>
        Console.WriteLine(FormattableString.Invariant($"{what,-48}{processor,12:F1}{wall,12:F1}{compiling,12:F1}"));
}
