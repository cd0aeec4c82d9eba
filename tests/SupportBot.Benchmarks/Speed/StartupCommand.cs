using System.Diagnostics;
using SupportBot.Benchmarks.Scoring;
using SupportBot.Runtime.Content;
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
        Console.WriteLine($"{"cold",-44}{"processor",12}{"wall",12}   ms");
        var files = Cold("reading files", Dialogs.ReadFiles);
        var content = Cold("content", () => Dialogs.Read(files));
        var recognizer = Cold("recognizer: matcher, training, judge", () => MakeRecognizer(content));
        Cold("first message", () => recognizer.Model.Judge(recognizer.Desk.Read(SampleMessage.All[0].Text), otherwiseUnderstood: false));
        Console.WriteLine($"\n{$"warm, median of {WarmTimes}",-44}{"processor",12}{"wall",12}   ms");
        Warm("reading files", Dialogs.ReadFiles);
        Warm("content", () => Dialogs.Read(files));
        Warm("recognizer: matcher, training, judge", () => MakeRecognizer(content));
        var matcher = Warm("  matcher", () => new PhraseMatcher(content, PhraseSource.All(content)));
        Warm("  judge, which trains the classifier", () => new TopicJudge(content, matcher));
        Warm("the server's content, checks and redaction too", () => Dialogs.Load(files));
        Console.WriteLine();
        var lessons = TopicClassifier.Lessons(content).ToArray();
        Console.WriteLine($"{lessons.Length} examples and plain phrases");
        Cold("ML.NET maximum entropy, cold", () => new MaximumEntropy(lessons));
        Cold("ML.NET maximum entropy, again", () => new MaximumEntropy(lessons));
        Machine.Print();
        return 0;
    }

    private static (RejectionReasonModel Model, Desk Desk) MakeRecognizer(ContentSnapshot content)
    {
        var matcher = new PhraseMatcher(content, PhraseSource.All(content));
        return (new(matcher, content), new(matcher));
    }

    private static T Cold<T>(string what, Func<T> make)
    {
        var (made, processor, wall) = Time(make);
        Print(what, processor, wall);
        return made;
    }

    private static T Warm<T>(string what, Func<T> make)
    {
        var times = Enumerable.Range(0, WarmTimes).Select(_ => Time(make)).ToArray();
        Print(what, Median(times.Select(time => time.Processor)), Median(times.Select(time => time.Wall)));
        return times[^1].Made;
    }

    private static (T Made, double Processor, double Wall) Time<T>(Func<T> make)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var made = make();
        return (made, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(WarmTimes / 2);

    private static void Print(string what, double processor, double wall) =>
        Console.WriteLine(FormattableString.Invariant($"{what,-44}{processor,12:F1}{wall,12:F1}"));
}
