using SupportBot.Storage.Tests.Kill;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace SupportBot.Storage.Tests;

/// <summary>Starts the tests, as the runner's own entry point does, or the other process that a test means to kill.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [MortalTurn.Word, .. var rest] ? MortalTurn.RunAsync(rest)
        : args.Any(arg => arg is "--server" or "--internal-msbuild-node") ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : ConsoleRunner.Run(args);
}
