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
}
