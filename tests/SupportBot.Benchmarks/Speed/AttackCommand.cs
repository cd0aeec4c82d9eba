using System.Diagnostics;

namespace SupportBot.Benchmarks.Speed;

/// <summary>Times messages of 8,000 characters that are made to be slow, and prints the usual and the worst time of each.</summary>
internal static class AttackCommand
{
    private const int Times = 50;

    public static int Run()
    {
        Machine.Print();
        var content = Dialogs.Load(Dialogs.ReadFiles());
        content.Read(SampleMessage.All[0].Text);
        Console.WriteLine($"{$"8,000 characters, {Times} times each; ms",-48}{"median",10}{"worst",10}{"processor",10}{"redacted",10}{"worst",10}{"processor",10}");
        foreach (var attack in AttackString.All)
        {
            Console.WriteLine($"{attack.Name,-48}{Spread(() => content.Reader.Read(attack.Text))}{Spread(() => content.Read(attack.Text))}");
        }

        Console.WriteLine("processor: the worst time without what other programs took; redacted: what the server does with a message, secrets taken out first");
        Machine.Print();
        return 0;
    }

    private static string Spread(Action act)
    {
        var times = Enumerable.Range(0, Times).Select(_ => Time(act)).OrderBy(time => time.Wall).ToArray();
        return FormattableString.Invariant($"{times[Times / 2].Wall,10:F2}{times[^1].Wall,10:F2}{times.Max(time => time.Processor),10:F2}");
    }

    private static (double Wall, double Processor) Time(Action act)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        act();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }
}
