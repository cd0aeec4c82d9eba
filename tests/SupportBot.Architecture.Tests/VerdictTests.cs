using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class VerdictTests
{
    [Fact]
    public void Every_violation_is_told_in_full()
    {
        string[] violations = [.. Enumerable.Range(0, 9).Select(n => new string((char)('a' + n), 200))];

        Exception verdict = Assert.ThrowsAny<Exception>(() => Verdict.Clean(violations));

        Assert.All(violations, v => Assert.Contains(v, verdict.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void No_violation_is_no_failure() => Verdict.Clean([]);
}
