using System.Reflection;
using System.Text.RegularExpressions;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>Pages that cannot lie: their links lead somewhere and the names in them exist.</summary>
internal static partial class Docs
{
    /// <summary>Names in backticks that are not ours and are right nevertheless.</summary>
    public static readonly IReadOnlySet<string> ForeignNames = new HashSet<string>
    {
        "AdaptiveCard",
        "DateTimeOffset",
        "HttpClient",
        "JsonElement",
        "TimeProvider",
        "WebSocket",
    };

    public static IEnumerable<TrackedFile> Pages(IEnumerable<TrackedFile> files) => files.Where(f => f.Is(".md"));

    public static IEnumerable<string> DeadLinks(IEnumerable<TrackedFile> pages, Func<string, bool> exists) =>
        from page in pages
        from target in Links(page)
        where !exists(Resolve(page, target))
        select $"{page.Path} links to {target}, which does not exist.";

    public static IEnumerable<string> UnknownNames(IEnumerable<TrackedFile> pages, IReadOnlySet<string> known) =>
        from page in pages
        from name in Names(page)
        where !known.Contains(name) && !ForeignNames.Contains(name)
        select $"{page.Path} says `{name}`, which no assembly declares. Correct it, or write a foreign name without backticks.";

    /// <summary>Everything that may stand in backticks: projects, namespaces, types and their members.</summary>
    public static IReadOnlySet<string> KnownNames(IEnumerable<Assembly> assemblies)
    {
        HashSet<string> known = [];
        foreach (Assembly assembly in assemblies)
        {
            known.Add(assembly.GetName().Name!);
            foreach (Type type in assembly.GetTypes())
            {
                AddNames(type, known);
            }
        }

        return known;
    }

    private static void AddNames(Type type, HashSet<string> known)
    {
        string name = type.Name.Split('`')[0];
        known.Add(name);
        known.Add(type.Namespace ?? name);
        foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        {
            known.Add(member.Name);
            known.Add($"{name}.{member.Name}");
        }
    }

    private static IEnumerable<string> Links(TrackedFile page) =>
        Link().Matches(Fence().Replace(page.Text, ""))
            .Select(m => m.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !Scheme().IsMatch(target))
            .Distinct();

    private static string Resolve(TrackedFile page, string target) =>
        target.StartsWith('/') ? target[1..] : Path.Combine(page.Folder, Uri.UnescapeDataString(target));

    private static IEnumerable<string> Names(TrackedFile page) =>
        Code().Matches(Fence().Replace(page.Text, "")).Select(m => m.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9+.-]*:")]
    private static partial Regex Scheme();

    /// <summary>Two humps at least: one-hump words in backticks are as often labels of a form or values of a setting.</summary>
    [GeneratedRegex(@"`(?<name>[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:\.[A-Z]\w*)*|[A-Z]\w*(?:\.[A-Z]\w*)*\.[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:<[^`]*>|\(\))?`")]
    private static partial Regex Code();
}
