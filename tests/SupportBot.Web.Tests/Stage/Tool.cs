using System.Diagnostics;

namespace SupportBot.Web.Tests.Stage;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, string folder, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var cancellation = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs node and returns what it printed; anything but success fails the test.</summary>
    public static async Task<string> NodeAsync(string folder, string? input, params string[] arguments)
    {
        var (code, output, error) = await RunAsync("node", folder, input, arguments);
        Assert.True(code == 0, $"node {string.Join(' ', arguments)} ended with {code}:\n{output}\n{error}");
        return output;
    }
}
