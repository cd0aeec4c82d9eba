using System.Diagnostics;

namespace SupportBot.Server.Tests;

/// <summary>A program that is not ours, run to its end.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Output)> RunAsync(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
