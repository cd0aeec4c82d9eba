namespace SupportBot.Server.Tests;

/// <summary>Packages of npm that only the tests need.</summary>
internal static class Npm
{
    public static bool IsThere => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>The packages are fetched once into the hidden folder, as the committed lock file names them.</summary>
    /// <param name="name">The folder of these tests that holds the lock file.</param>
    public static async Task<string> InstallAsync(string name)
    {
        var (from, to) = (Path.Combine(RealContent.Root, "tests", "SupportBot.Server.Tests", name), Path.Combine(RealContent.Root, ".artifacts", "npm", name));
        Directory.CreateDirectory(to);
        var isFresh = !File.Exists(Path.Combine(to, "node_modules", ".package-lock.json")) || !Same(from, to, "package-lock.json");
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        if (isFresh)
        {
            var (exit, output) = await Tool.RunAsync(to, "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            Assert.True(exit == 0, output);
        }

        return to;
    }

    private static bool Same(string from, string to, string file) => File.ReadAllText(Path.Combine(from, file)) == File.ReadAllText(Path.Combine(to, file));
}
