using System.Reflection;
using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class SliceTests
{
    private static readonly string[] Two = ["DirectLine", "Website"];

    private static Assembly Channels => Repository.Find(Slices.Channels) ?? throw new InvalidOperationException("There are no channels.");

    [Fact]
    public void No_channel_mentions_another()
    {
        Assert.Superset(new HashSet<string>(Two), new HashSet<string>(Slices.Of(Channels)));
        Verdict.Clean(Slices.Violations(Channels, Slices.Channels, Slices.Of(Channels)));
        Verdict.Clean(Slices.Violations(Repository.Files, Slices.Of(Channels)));
    }

    [Fact]
    public void A_use_of_another_channel_is_noticed() =>
        Assert.NotEmpty(Slices.Violations(typeof(SliceTests).Assembly, "SupportBot.Architecture.Tests.Planted", ["Turns", "Recognizers"]));

    [Theory]
    [InlineData("DirectLine", "using SupportBot.Channels.Website;", 1)]
    [InlineData("Http", "string s = Website.WidgetFiles.Folder;", 1)]
    [InlineData("Website", "using SupportBot.Channels.Http;", 0)]
    public void A_constant_of_another_channel_is_noticed_in_the_source(string folder, string text, int complaints) =>
        Assert.Equal(complaints, Slices.Violations([new($"src/SupportBot.Channels/{folder}/A.cs", text)], Two).Count());
}
