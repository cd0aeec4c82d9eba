using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void There_is_code_to_judge()
    {
        Assert.Contains(Repository.Files, f => f.Path == "src/SupportBot.Schema/Activity.cs");
        Assert.Contains(Repository.Files, f => f.Path.EndsWith("/ShapeTests.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_is_too_long() => Verdict.Clean(Shape.LongFiles(Repository.Files));

    [Fact]
    public void No_folder_is_crowded() => Verdict.Clean(Shape.CrowdedFolders(Repository.Files));

    [Fact]
    public void No_folder_lies_too_deep() => Verdict.Clean(Shape.DeepFolders(Repository.Files));

    [Fact]
    public void A_file_declares_one_top_level_type() => Verdict.Clean(Shape.CrowdedFiles(Repository.Files));

    [Theory]
    [InlineData("src/P/A.cs", 300, 0)]
    [InlineData("src/P/A.cs", 301, 1)]
    [InlineData("tests/P/A.cs", 400, 0)]
    [InlineData("tests/P/A.cs", 401, 1)]
    [InlineData("src/P/a.json", 999, 0)]
    public void A_long_file_is_noticed(string path, int lines, int complaints) =>
        Assert.Equal(complaints, Shape.LongFiles([new(path, string.Concat(Enumerable.Repeat("//\n", lines)))]).Count());

    [Theory]
    [InlineData("src/P/F", 20, 0)]
    [InlineData("src/P/F", 21, 1)]
    [InlineData("src/SupportBot.Schema", 30, 0)]
    [InlineData("src/SupportBot.Schema", 31, 1)]
    [InlineData("tests/P/Fixtures", 50, 0)]
    public void A_crowded_folder_is_noticed(string folder, int files, int complaints) =>
        Assert.Equal(complaints, Shape.CrowdedFolders(Enumerable.Range(0, files).Select(n => new TrackedFile($"{folder}/{n}.cs", ""))).Count());

    [Theory]
    [InlineData("src/P/A/B/c.cs", 0)]
    [InlineData("src/P/A/B/C/d.cs", 1)]
    [InlineData("dialogs/a/b/c/d/e.json", 0)]
    public void A_deep_folder_is_noticed(string path, int complaints) => Assert.Equal(complaints, Shape.DeepFolders([new(path, "")]).Count());

    [Theory]
    [InlineData("public sealed record A(int X);\npublic readonly record struct B;", 1)]
    [InlineData("internal static partial class A\n{\n    private sealed class B;\n}", 0)]
    [InlineData("enum A;\nfile interface IB;", 1)]
    [InlineData("return 0;", 0)]
    public void A_second_type_in_a_file_is_noticed(string text, int complaints) =>
        Assert.Equal(complaints, Shape.CrowdedFiles([new("src/P/A.cs", text)]).Count());
}
