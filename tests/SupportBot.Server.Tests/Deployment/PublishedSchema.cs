using System.Text;
using NJsonSchema;
using SupportBot.Server.Commands.Teams;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>The schemas that Microsoft publishes for the app's manifest, from its own package.</summary>
internal static class PublishedSchema
{
    private static readonly Lazy<Task<string>> Package = new(() => Npm.InstallAsync("TeamsSchema"));

    private static readonly Lazy<Task<JsonSchema>> OfManifest = new(() => ReadAsync("MicrosoftTeams.schema.json"));

    private static readonly Lazy<Task<JsonSchema>> OfLanguage = new(() => ReadAsync("MicrosoftTeams.Localization.schema.json"));

    public static void SkipWithoutNode() => Assert.SkipUnless(Npm.IsThere, "Node.js is not installed; npm brings the published schema.");

    /// <summary>What the schema says against a file of the package: the manifest, or else a language file.</summary>
    public static async Task<IReadOnlyList<string>> ComplaintsAsync(string file, byte[] json)
    {
        var schema = await (file == AppPackage.ManifestFile ? OfManifest : OfLanguage).Value;
        return [.. schema.Validate(Encoding.UTF8.GetString(json)).Select(complaint => complaint.ToString())];
    }

    private static async Task<JsonSchema> ReadAsync(string file)
    {
        var folder = Path.Combine(await Package.Value, "node_modules", "@microsoft", "app-manifest", "build", "json-schemas", "teams", $"v{ManifestCheck.SchemaVersion}");
        return await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(folder, file)));
    }
}
