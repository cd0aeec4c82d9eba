using System.Diagnostics;

namespace SupportBot.Web.Tests.Stage;

/// <summary>How long a test waits for what must come. Long, because the machine may do everything else at the same time; nothing waits longer than it must.</summary>
internal static class Patience
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The same in milliseconds, as Playwright wants it.</summary>
    public static float Milliseconds => (float)Longest.TotalMilliseconds;

    /// <summary>Waits until something is so.</summary>
    /// <param name="isSo">Asks for it.</param>
    /// <param name="what">What is waited for, in case it does not come.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Longest, $"What the test waits for did not come: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
