namespace SupportBot.Architecture.Tests.Rules;

/// <summary>Fails with every violation in full; the collection assertions show five and cut each short.</summary>
internal static class Verdict
{
    public static void Clean(IEnumerable<string> violations)
    {
        List<string> found = [.. violations];
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
