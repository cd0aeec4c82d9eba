using System.Diagnostics;

namespace SupportBot.Benchmarks.Queue;

/// <summary>Times something that is done several times, by the processor and by the clock.</summary>
internal static class Timing
{
    public static async Task OfAsync(string what, int times, Func<Task> act)
    {
        var elapsed = new double[times];
        var processor = Environment.CpuUsage.TotalTime;
        for (var at = 0; at < times; at++)
        {
            var began = Stopwatch.GetTimestamp();
            await act();
            elapsed[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times;
        Array.Sort(elapsed);
        Console.WriteLine(FormattableString.Invariant($"{what,-72}{each,10:F2}{elapsed[0],10:F2}{elapsed[times / 2],10:F2}   ms: processor, best, median"));
    }
}
