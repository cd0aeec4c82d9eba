using System.Text.RegularExpressions;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>What must not stand in any file. The words are put together here, so that this file does not contain them.</summary>
internal static class Hygiene
{
    /// <summary>Pattern, and why it is forbidden.</summary>
    public static readonly IReadOnlyDictionary<string, string> Forbidden = new Dictionary<string, string>
    {
        [Host("nuget", "org")] = "names a package registry's host; which registry serves the packages is the reader's business",
        [Host("npmjs", "org")] = "names a package registry's host; which registry serves the packages is the reader's business",
        [Host("npmjs", "com")] = "names a package registry's host; which registry serves the packages is the reader's business",
        [Host("yarnpkg", "com")] = "names a package registry's host; which registry serves the packages is the reader's business",
        [Host("unpkg", "com")] = "names a content delivery network; pages must work without one",
        [Host("jsdelivr", "net")] = "names a content delivery network; pages must work without one",
        [Folder("work")] = "names a path of one machine",
        [Folder("root")] = "names a path of one machine",
        [Folder("tmp/wt")] = "names a path of one machine",
        [@"\bTO" + @"DO\b"] = "postpones something without an issue",
        [@"\bFIX" + @"ME\b"] = "postpones something without an issue",
    };

    public static IEnumerable<string> Violations(IEnumerable<TrackedFile> files) =>
        from file in files
        from rule in Forbidden
        from line in file.Lines.Index()
        where Regex.IsMatch(line.Item, rule.Key)
        select $"{file.Path}:{line.Index + 1} {rule.Value}.";

    private static string Host(string name, string domain) => $@"\b{name}\.{domain}\b";

    private static string Folder(string name) => $@"(?<![\w.~$}}/-])/{name}/";
}
