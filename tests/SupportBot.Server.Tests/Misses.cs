namespace SupportBot.Server.Tests;

/// <summary>A list that must be empty; a failure prints all of it, where <c>Assert.Empty</c> prints the beginnings of five.</summary>
internal static class Misses
{
    public static void None(IEnumerable<string> misses)
    {
        var all = misses.ToArray();
        Assert.True(all.Length == 0, $"{all.Length}:\n{string.Join('\n', all)}");
    }
}
