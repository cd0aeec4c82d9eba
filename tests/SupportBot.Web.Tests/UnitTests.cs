using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests;

/// <summary>The tests of the pure parts, written in TypeScript and run by node's own test runner; one row here is one of its files.</summary>
public sealed class UnitTests
{
    private static readonly Lazy<Task> Bundled = new(() =>
        Tool.NodeAsync(Checkout.Tests, null, ["Unit/bundle.mjs", Checkout.Scratch, .. Files.Select(row => Path.Combine("Unit", row.Data))]));

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Tests, "Unit"), "*.test.ts").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Node_agrees(string file)
    {
        await Bundled.Value;
        var (code, output, error) = await Tool.RunAsync("node", Checkout.Tests, null, Path.Combine(Checkout.Scratch, Path.ChangeExtension(file, ".mjs")));
        Assert.True(code == 0, output + error);
        Assert.Matches("(?m)^. tests [1-9]", output);
    }
}
