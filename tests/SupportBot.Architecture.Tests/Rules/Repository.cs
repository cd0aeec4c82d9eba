using System.Diagnostics;
using System.Reflection;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>The repository in which the tests run: its root, its files, and the assemblies that were built from it.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<TrackedFile>> TrackedFiles = new(ReadFiles);

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file that git tracks or would track, so that a new file is judged before it is committed.</summary>
    public static IReadOnlyList<TrackedFile> Files => TrackedFiles.Value;

    public static IReadOnlyList<ProjectFile> Projects =>
        [.. Files.Where(f => f.IsUnder("src") && f.Is(".csproj")).Select(ProjectFile.Parse)];

    /// <summary>The assemblies of the projects under <c>src</c>.</summary>
    public static IReadOnlyList<Assembly> SourceAssemblies => [.. Projects.Select(p => Load(p.Name))];

    /// <summary>The assemblies of all projects, tests included, as far as these tests refer to them.</summary>
    public static IReadOnlyList<Assembly> Assemblies =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "SupportBot.*.dll").Select(f => Load(Path.GetFileNameWithoutExtension(f)))];

    public static Assembly? Find(string project) => SourceAssemblies.SingleOrDefault(a => a.GetName().Name == project);

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static Assembly Load(string name)
    {
        Assert.True(
            File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")),
            $"{name} was not built into these tests, so no rule would see it. Reference it from SupportBot.Architecture.Tests.csproj.");
        return Assembly.Load(name);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds SupportBot.sln.");
    }

    private static List<TrackedFile> ReadFiles()
    {
        ProcessStartInfo start = new("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        string[] paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git ls-files ended with {git.ExitCode}: the tests need a git checkout.");

        return [.. paths.Distinct().Where(Exists).Select(Read).Where(f => !f.Text.Contains('\0', StringComparison.Ordinal))];
    }

    private static TrackedFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));
}
