using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class AtomTableTests
{
    private static readonly AtomTable Atoms = new(["photo", "{photo}", "{not}", "照片"]);

    [Fact]
    public void An_atom_is_known_by_its_number()
    {
        Assert.Equal(4, Atoms.Count);
        Assert.Equal(["photo", "{photo}", "{not}", "照片"], Enumerable.Range(0, 4).Select(atom => Atoms[atom]));
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(Atoms.IsList));
    }

    [Theory]
    [InlineData("photo", 1)]
    [InlineData("not", 2)]
    [InlineData("照片", -1)]
    [InlineData("nowhere", -1)]
    [InlineData("", -1)]
    public void A_list_is_found_by_its_name(string name, int atom) => Assert.Equal(atom, Atoms.List(name));

    [Fact]
    public void The_list_that_negates_is_known_if_there_is_one()
    {
        Assert.Equal(2, Atoms.Not);
        Assert.Equal(-1, new AtomTable(["photo"]).Not);
    }
}
