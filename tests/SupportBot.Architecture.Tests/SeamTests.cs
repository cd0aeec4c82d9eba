using SupportBot.Architecture.Tests.Planted.Attic;
using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class SeamTests
{
    [Fact]
    public void The_interfaces_are_the_documented_seams()
    {
        Assert.NotEmpty(Seams.TypesOf(Repository.SourceAssemblies));
        Verdict.Clean(Seams.Violations(Seams.TypesOf(Repository.SourceAssemblies), Seams.Documented));
    }

    [Fact]
    public void An_undocumented_seam_is_noticed() =>
        Assert.Equal(
            ["IAttic is not a documented seam: use the class, or add a row that says what is exchanged."],
            Seams.Violations([typeof(IAttic), typeof(Repository)], new Dictionary<string, string>()));

    [Fact]
    public void A_seam_that_is_gone_is_noticed() =>
        Assert.Equal(
            ["IGone is documented as a seam but does not exist."],
            Seams.Violations([typeof(IAttic)], new Dictionary<string, string> { ["IAttic"] = "", ["IGone"] = "" }));
}
