using System.Reflection;
using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class FloorTests
{
    private const string PlantedRoot = "SupportBot.Architecture.Tests.Planted";

    private static Assembly Runtime => Repository.Find(Floors.Runtime) ?? throw new InvalidOperationException("There is no Runtime.");

    private static Assembly Here => typeof(FloorTests).Assembly;

    [Fact]
    public void Every_folder_of_Runtime_has_a_floor()
    {
        IEnumerable<string> onDisk = Repository.Files
            .Where(f => f.Is(".cs") && f.IsUnder($"src/{Floors.Runtime}") && f.Folder != $"src/{Floors.Runtime}")
            .Select(f => f.Path.Split('/')[2])
            .Distinct();

        Verdict.Clean(Floors.WithoutFloor(onDisk));
        Assert.Equal(onDisk.Order(StringComparer.Ordinal), Floors.FoldersOf(Runtime, Floors.Runtime));
    }

    [Fact]
    public void A_folder_uses_lower_floors_only()
    {
        Assert.All(Floors.FoldersOf(Runtime, Floors.Runtime), folder => Assert.NotEmpty(Floors.Select(Runtime, $"{Floors.Runtime}.{folder}").GetTypes()));
        Verdict.Clean(Floors.Violations(Runtime, Floors.Runtime));
        Verdict.Clean(Floors.Violations(Repository.Files, Floors.Runtime));
    }

    [Fact]
    public void A_step_up_and_a_step_across_are_noticed_and_a_step_down_is_not() =>
        Assert.Equal(
            [
                $"{PlantedRoot}.Content.Reader stands on floor 1 (Content) and uses Support on floor 5; only lower floors are in reach.",
                $"{PlantedRoot}.Turns.Turn stands on floor 2 (Turns) and uses Recognizers on floor 2; only lower floors are in reach.",
            ],
            Floors.Violations(Here, PlantedRoot).Order(StringComparer.Ordinal));

    [Fact]
    public void A_folder_without_a_floor_is_noticed() =>
        Assert.Equal(["The folder Attic has no floor: give it a row in the floor table."], Floors.WithoutFloor(Floors.FoldersOf(Here, PlantedRoot)));

    [Theory]
    [InlineData("Content", "using SupportBot.Runtime.Turns;", 1)]
    [InlineData("Content", "string s = nameof(SupportBot.Runtime.Turns.Turn);", 1)]
    [InlineData("Content", "int n = Runtime.Turns.Limits.Most;", 1)]
    [InlineData("Turns", "using SupportBot.Runtime.Safety;", 1)]
    [InlineData("Turns", "using SupportBot.Runtime.Content;", 0)]
    [InlineData("Content", "using SupportBot.Runtime.TurnsOfPhrase;", 0)]
    public void A_constant_from_a_higher_floor_is_noticed_in_the_source(string folder, string text, int complaints) =>
        Assert.Equal(complaints, Floors.Violations([new($"src/SupportBot.Runtime/{folder}/A.cs", text)], Floors.Runtime).Count());
}
