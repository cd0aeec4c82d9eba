using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>The floors inside Runtime: a folder uses lower floors only, never its neighbours and never what stands above.</summary>
internal static class Floors
{
    public const string Runtime = "SupportBot.Runtime";

    public static readonly IReadOnlyDictionary<string, int> Table = new Dictionary<string, int>
    {
        ["Pipeline"] = 6,
        ["Chats"] = 6,
        ["Support"] = 5,
        ["Prompts"] = 4,
        ["Handoff"] = 4,
        ["Dialogs"] = 3,
        ["Turns"] = 2,
        ["Recognizers"] = 2,
        ["Safety"] = 2,
        ["Content"] = 1,
        ["State"] = 1,
    };

    /// <summary>The folders directly below <paramref name="root"/>, as the namespaces of its types show them.</summary>
    public static IReadOnlyList<string> FoldersOf(Assembly assembly, string root) =>
    [
        .. assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true)
            .Select(t => t.Namespace![(root.Length + 1)..].Split('.')[0])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<string> WithoutFloor(IEnumerable<string> folders) =>
        folders.Where(f => !Table.ContainsKey(f)).Select(f => $"The folder {f} has no floor: give it a row in the floor table.");

    /// <summary>What the compiled code shows.</summary>
    public static IEnumerable<string> Violations(Assembly assembly, string root) =>
        from folder in FoldersOf(assembly, root).Where(Table.ContainsKey)
        from other in OutOfReach(folder)
        from type in Select(assembly, $"{root}.{folder}").ShouldNot().HaveDependencyOn($"{root}.{other}").GetResult().FailingTypes ?? []
        select Sentence(type.FullName!, folder, other);

    /// <summary>What only the source shows: constants and <c>nameof</c> leave no trace in the compiled code, but their using does.</summary>
    public static IEnumerable<string> Violations(IEnumerable<TrackedFile> files, string root) =>
        from file in files.Where(f => f.Is(".cs"))
        from folder in Table.Keys.Where(f => file.IsUnder($"src/{root}/{f}"))
        from other in OutOfReach(folder)
        where Regex.IsMatch(file.Text, $@"\b{Regex.Escape(root)}\.{other}\b|(?<![.\w])Runtime\.{other}\.")
        select Sentence(file.Path, folder, other);

    /// <summary>The types of one folder. A prefix would select <c>StateTools</c> along with <c>State</c>.</summary>
    public static PredicateList Select(Assembly assembly, string ns) =>
        Types.InAssembly(assembly).That().ResideInNamespaceMatching($@"^{Regex.Escape(ns)}(\.|$)");

    private static IEnumerable<string> OutOfReach(string folder) => Table.Keys.Where(other => other != folder && Table[other] >= Table[folder]);

    private static string Sentence(string user, string folder, string other) =>
        $"{user} stands on floor {Table[folder]} ({folder}) and uses {other} on floor {Table[other]}; only lower floors are in reach.";
}
