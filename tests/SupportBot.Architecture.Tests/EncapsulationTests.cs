using SupportBot.Architecture.Tests.Planted.Recognizers;
using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class EncapsulationTests
{
    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        Assert.NotEmpty(Repository.SourceAssemblies);
        Verdict.Clean(Repository.SourceAssemblies.SelectMany(Encapsulation.Violations));
    }

    [Fact]
    public void A_class_left_open_is_noticed() =>
        Assert.Equal([$"{typeof(Recognizer).FullName} is neither sealed, static nor abstract."], Encapsulation.Violations([typeof(Recognizer), typeof(Repository)]));

    [Fact]
    public void The_edges_show_their_front_doors_and_nothing_else() =>
        Verdict.Clean(FrontDoors.Table.SelectMany(edge => FrontDoors.Violations(Repository.Find(edge.Key)!, edge.Value)));

    [Fact]
    public void A_door_that_was_left_open_is_noticed() =>
        Assert.Equal(
            ["IGone is listed as a front door of SupportBot.Architecture.Tests but is not public there."],
            FrontDoors.Violations(typeof(EncapsulationTests).Assembly, [.. typeof(EncapsulationTests).Assembly.GetExportedTypes().Select(t => t.Name), "IGone"]));
}
