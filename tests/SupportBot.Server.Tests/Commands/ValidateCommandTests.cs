using System.Text.RegularExpressions;

namespace SupportBot.Server.Tests.Commands;

public sealed partial class ValidateCommandTests
{
    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        using var folder = new TemporaryFolder(RealContent.Files);
        Replace(folder, "reasons/glare/en.json", "\"hints\"", "\"hnits\"");
        Replace(folder, "reasons/blurred-photo/reason.json", "\"position\": 1", "\"position\": \"1\"");
        Replace(folder, "checklist/checklist.json", "[", "[[");
        var run = Invocation.Run("", "validate", folder.Path);
        Assert.Equal(1, run.Exit);
        Assert.All(run.ErrorLines, line => Assert.Matches(Place(), line));
        Assert.Contains(run.ErrorLines, line => Regex.IsMatch(line, @"^reasons/glare/en\.json\([1-9]\d*,[1-9]\d*\): .*'hnits'"));
        Assert.Contains(run.ErrorLines, line => Regex.IsMatch(line, @"^reasons/blurred-photo/reason\.json\(3,[1-9]\d*\): .*'position'"));
        Assert.Contains(run.ErrorLines, line => Regex.IsMatch(line, @"^checklist/checklist\.json\([1-9]\d*,\d+\): This is not JSON"));
    }

    [Theory]
    [InlineData("questions/fee/zh-Hans.json", "questions/fee/zh-Hans.json(0,0): The language file is missing.")]
    [InlineData("profile.json", "profile.json(0,0): The file is missing or cannot be read.")]
    [InlineData("facts.json", "facts.json(0,0): The file is missing or cannot be read.")]
    public void A_missing_file_is_a_fault(string path, string fault)
    {
        using var folder = new TemporaryFolder(RealContent.Files.Where(file => file.Path != path));
        var run = Invocation.Run("", "validate", folder.Path);
        Assert.Equal(1, run.Exit);
        Assert.Contains(fault, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_elsewhere_is_a_fault()
    {
        using var folder = new TemporaryFolder(RealContent.Files);
        Replace(folder, "shared/en.json", "\"closed\": \"", "\"closed\": \"See binance.com.evil.io. ");
        var run = Invocation.Run("", "validate", folder.Path);
        Assert.Equal(1, run.Exit);
        Assert.Contains("'binance.com.evil.io'", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_no_content()
    {
        using var folder = new TemporaryFolder([]);
        Directory.CreateDirectory(folder.Path);
        Assert.Equal(1, Invocation.Run("", "validate", folder.Path).Exit);
    }

    private static void Replace(TemporaryFolder folder, string file, string old, string by)
    {
        var path = Path.Combine(folder.Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, by, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^[\w/.-]+\(\d+,\d+\): \S")]
    private static partial Regex Place();
}
