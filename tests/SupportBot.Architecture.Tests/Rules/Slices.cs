using System.Reflection;
using System.Text.RegularExpressions;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>The channels, a folder each: none of them mentions another, so that each can be read, changed and removed alone.</summary>
internal static class Slices
{
    public const string Channels = "SupportBot.Channels";

    /// <summary>What the slices share.</summary>
    public const string Shared = "Http";

    public static IReadOnlyList<string> Of(Assembly channels) => [.. Floors.FoldersOf(channels, Channels).Where(folder => folder != Shared)];

    /// <summary>What the compiled code shows.</summary>
    public static IEnumerable<string> Violations(Assembly assembly, string root, IReadOnlyList<string> slices) =>
        from slice in slices.Append(Shared)
        from other in slices.Where(name => name != slice)
        from type in Floors.Select(assembly, $"{root}.{slice}").ShouldNot().HaveDependencyOn($"{root}.{other}").GetResult().FailingTypes ?? []
        select $"{type.FullName} uses the channel {other}. Channels meet in {Shared} or in Runtime.";

    /// <summary>What only the source shows, such as constants.</summary>
    public static IEnumerable<string> Violations(IEnumerable<TrackedFile> files, IReadOnlyList<string> slices) =>
        from file in files.Where(f => f.Is(".cs"))
        from slice in slices.Append(Shared).Where(name => file.IsUnder($"src/{Channels}/{name}"))
        from other in slices.Where(name => name != slice)
        where Regex.IsMatch(file.Text, $@"\bChannels\.{other}\b|(?<![.\w]){other}\.[A-Z]")
        select $"{file.Path} mentions the channel {other}. Channels meet in {Shared} or in Runtime.";
}
