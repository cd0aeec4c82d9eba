using System.Diagnostics;
using SupportBot.Runtime.Support;

namespace SupportBot.Benchmarks.Speed;

/// <summary>Times messages of 8,000 characters that are made to be slow, and prints the first and the worst time of each.</summary>
internal static class AttackCommand
{
    private const int Times = 50;

    public static int Run()
    {
        Machine.Print();
        var content = Dialogs.Load(Dialogs.ReadFiles());
        var subjects = new Subjects(content.Snapshot);
        subjects.Read(SampleMessage.All[0].Text);
        Console.WriteLine($"{$"8,000 characters, {Times} times each; ms",-48}{"read first",12}{"median",12}{"worst",12}{"redact+read",12}");
        foreach (var attack in AttackString.All)
        {
            var first = Time(() => subjects.Read(attack.Text));
            var times = Enumerable.Range(0, Times).Select(_ => Time(() => subjects.Read(attack.Text))).Order().ToArray();
            Console.WriteLine(FormattableString.Invariant($"{attack.Name,-48}{first,12:F2}{times[Times / 2],12:F2}{times[^1],12:F2}{Whole(content, attack.Text),12:F2}"));
        }

        Machine.Print();
        return 0;
    }

    /// <summary>What the server does with a message before a dialog sees it.</summary>
    private static double Whole(SupportContent content, string text) => Enumerable.Range(0, Times / 5).Max(_ => Time(() => content.Read(text)));

    private static double Time(Action act)
    {
        var began = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
