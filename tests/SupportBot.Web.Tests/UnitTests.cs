using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests;

/// <summary>The tests of the pure parts, written in TypeScript and run by node's own test runner; one row here is one of its files.</summary>
public sealed class UnitTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Tests, "Unit"), "*.test.ts").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Node_agrees(string file)
    {
        var bundle = Path.Combine(Checkout.Scratch, Path.ChangeExtension(file, ".mjs"));
        await Tool.NodeAsync(Checkout.Tests, null, "Unit/bundle.mjs", Path.Combine("Unit", file), bundle);
        var (code, output, error) = await Tool.RunAsync("node", Checkout.Tests, null, "--test", bundle);
        Assert.True(code == 0, output + error);
        Assert.DoesNotMatch("(?m)^. tests 0$", output);
    }
}
