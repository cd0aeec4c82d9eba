using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>One run of the Bicep compiler and its linter over a copy of deployment/azure, with faulty files beside it.</summary>
public sealed partial class BicepBuild : IAsyncLifetime
{
    private static readonly string? Compiler =
        typeof(BicepBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(entry => entry.Key == "Bicep")?.Value;

    private readonly TemporaryFolder _folder = new([]);

    private string[] _diagnostics = [];

    /// <summary>Faulty files by name.</summary>
    public static IReadOnlyDictionary<string, string> Planted { get; } = new Dictionary<string, string>
    {
        ["unknown-property.bicep"] = """
            resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
              name: 'planted'
              location: 'global'
              properties: { displayName: 'x', endpoint: 'https://chat.example.com/api/messages', msaAppId: 'y', messagingEndpoint: 'z' }
            }
            """,
        ["unused-parameter.bicep"] = "param host string\n",
        ["no-syntax.bicep"] = "resource bot {\n",
    };

    /// <summary>What main.bicep was compiled to.</summary>
    public JsonElement Template { get; private set; }

    /// <summary>What example.bicepparam was compiled to.</summary>
    public JsonElement Example { get; private set; }

    public static void SkipWithoutCompiler() => Assert.SkipWhen(Compiler is null, "The Bicep compiler comes for Linux on x64 only.");

    /// <summary>Everything that was said about a file, warnings too.</summary>
    public IEnumerable<string> Diagnostics(string file) => _diagnostics.Where(line => line.Contains($"/{file}(", StringComparison.Ordinal));

    /// <summary>Whatever was said about no file that was planted.</summary>
    public IEnumerable<string> OtherDiagnostics => _diagnostics.Where(line => !Planted.Keys.Any(file => line.Contains($"/{file}(", StringComparison.Ordinal)));

    public async ValueTask InitializeAsync()
    {
        if (Compiler is null)
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(RealContent.Root, "deployment", "azure")))
        {
            File.Copy(path, Path.Combine(_folder.Path, Path.GetFileName(path)));
        }

        foreach (var (file, text) in Planted)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.Path, file), text);
        }

        var (_, build) = await Tool.RunAsync(_folder.Path, Compiler, ["build", "--pattern", "*.bicep"]);
        var (_, parameters) = await Tool.RunAsync(_folder.Path, Compiler, ["build-params", "--pattern", "*.bicepparam"]);
        _diagnostics = [.. Line().Matches(build + "\n" + parameters).Select(line => line.Value)];
        (Template, Example) = (await ReadAsync("main.json"), await ReadAsync("example.json"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A file with an error is not compiled; what was said of it tells why.</summary>
    private async Task<JsonElement> ReadAsync(string file)
    {
        var path = Path.Combine(_folder.Path, file);
        Assert.True(File.Exists(path), string.Join('\n', OtherDiagnostics));
        return JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;
    }

    [GeneratedRegex(@"^.*\S.*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
