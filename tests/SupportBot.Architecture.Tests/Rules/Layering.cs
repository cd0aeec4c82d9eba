using System.Reflection;
using NetArchTest.Rules;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>The arrows between the projects, and what each project's boundary forbids.</summary>
internal static class Layering
{
    private const string Http = "Microsoft.AspNetCore";

    /// <summary>Project, and the projects that it must reference as soon as they exist.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["SupportBot.Schema"] = [],
        ["SupportBot.Runtime"] = ["SupportBot.Schema"],
        ["SupportBot.Storage"] = ["SupportBot.Runtime", "SupportBot.Schema"],
        ["SupportBot.Channels"] = ["SupportBot.Runtime", "SupportBot.Schema"],
        ["SupportBot.Server"] = ["SupportBot.Channels", "SupportBot.Runtime", "SupportBot.Schema", "SupportBot.Storage"],
    };

    /// <summary>Project, and the only packages that it may reference. A project without a row may reference any.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Packages = new Dictionary<string, string[]>
    {
        ["SupportBot.Schema"] = [],
        ["SupportBot.Runtime"] = ["Microsoft.Recognizers.Text", "Newtonsoft.Json"],
    };

    /// <summary>
    /// Project, and the namespaces that its code must not touch. The compiler cannot say this: the shared framework is referenced
    /// everywhere, to prune what Microsoft.Recognizers.Text drags in.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Forbidden = new Dictionary<string, string[]>
    {
        ["SupportBot.Schema"] = [Http, "Microsoft.Extensions", "System.Net", "System.Data", "Newtonsoft.Json"],
        ["SupportBot.Runtime"] = [Http, "System.Net", "System.Data", "Microsoft.Data", "Npgsql"],
        ["SupportBot.Storage"] = [Http, "System.Net.Http"],
        ["SupportBot.Channels"] = ["System.Data", "Microsoft.Data", "Npgsql"],
    };

    public static IEnumerable<string> Violations(IReadOnlyList<ProjectFile> projects)
    {
        HashSet<string> existing = [.. projects.Select(p => p.Name)];
        return projects.SelectMany(project => Violations(project, existing));
    }

    public static IEnumerable<string> Violations(Assembly assembly, IEnumerable<string> forbidden) =>
        from ns in forbidden
        from type in Types.InAssembly(assembly).ShouldNot().HaveDependencyOn(ns).GetResult().FailingTypes ?? []
        select $"{type.FullName} uses {ns}, which {assembly.GetName().Name} must not.";

    private static IEnumerable<string> Violations(ProjectFile project, HashSet<string> existing)
    {
        if (!Arrows.TryGetValue(project.Name, out string[]? arrows))
        {
            return [$"{project.Name} has no row in the arrow table: a project exists only if it forbids something."];
        }

        IEnumerable<string> expected = arrows.Where(existing.Contains);
        IEnumerable<string> packages = Packages.GetValueOrDefault(project.Name) ?? project.Packages;
        return project.References.Except(arrows).Select(r => $"{project.Name} must not reference {r}.")
            .Concat(expected.Except(project.References).Select(r => $"{project.Name} should reference {r}, or the arrow table is wrong."))
            .Concat(project.Packages.Except(packages).Select(p => $"{project.Name} must not reference the package {p}."));
    }
}
