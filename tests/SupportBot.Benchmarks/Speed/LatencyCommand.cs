using System.Diagnostics;

namespace SupportBot.Benchmarks.Speed;

/// <summary>Times single messages and prints how the times are spread, because an average hides the slow ones.</summary>
internal static class LatencyCommand
{
    private const int Times = 200_000;
    private const int BaselineTimes = 20_000;
    private const int WarmUp = 20_000;
    private const string Header = "  median     p95     p99   p99.9     max  allocated";

    public static int Run()
    {
        Machine.UseOneProcessor();
        Machine.Print();
        var subjects = new Subjects(Dialogs.Read(Dialogs.ReadFiles()));
        foreach (var message in SampleMessage.All)
        {
            Console.WriteLine($"{message.Name,-16}{subjects.Judge(message.Text),-10}{message.Text.Length,4} characters");
        }

        Console.WriteLine();
        Print("judge: reasons, on a desk used again", Times, text => subjects.Judge(text));
        Print("read: reasons, intents, answers, choices, slots", Times, text => subjects.Read(text));
        Print("ML.NET maximum entropy, prediction engine", BaselineTimes, text => subjects.Predict(text));
        Machine.Print();
        return 0;
    }

    private static void Print(string what, int times, Action<string> act)
    {
        Console.WriteLine($"{$"{what}, {times:N0} times each; us and bytes",-72}{Header}");
        var all = new List<double>(times * SampleMessage.All.Count);
        foreach (var message in SampleMessage.All)
        {
            for (var at = 0; at < WarmUp; at++)
            {
                act(message.Text);
            }

            var (elapsed, allocated) = Measure(message.Text, times, act);
            all.AddRange(elapsed);
            Console.WriteLine($"{message.Name,-72}{Spread(elapsed)}{allocated,11:N0}");
        }

        Console.WriteLine($"{"all",-72}{Spread([.. all])}\n");
    }

    private static (double[] Elapsed, long Allocated) Measure(string text, int times, Action<string> act)
    {
        var elapsed = new double[times];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < times; at++)
        {
            var began = Stopwatch.GetTimestamp();
            act(text);
            elapsed[at] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        return (elapsed, (GC.GetAllocatedBytesForCurrentThread() - before) / times);
    }

    private static string Spread(double[] elapsed)
    {
        Array.Sort(elapsed);
        return string.Concat(new[] { 0.5, 0.95, 0.99, 0.999, 1 }.Select(share =>
            FormattableString.Invariant($"{elapsed[Math.Min(elapsed.Length - 1, (int)(share * elapsed.Length))],8:F1}")));
    }
}
