using System.Diagnostics;

namespace SupportBot.Benchmarks.Speed;

/// <summary>What to know about the machine to judge a figure.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>Prints processors, load and runtime.</summary>
    public static void Print() => Console.WriteLine(
        $"{Environment.ProcessorCount} processors, load {(File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ')[..3]) : "unknown")}, .NET {Environment.Version}\n");

    /// <summary>Lets this process use one processor only, where the system can.</summary>
    public static void UseOneProcessor()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }
    }
}
