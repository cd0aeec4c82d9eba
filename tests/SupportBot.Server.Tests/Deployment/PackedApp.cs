using System.IO.Compression;
using System.Text.Json;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>A call of <c>teams-package</c> that went well, and what the zip holds.</summary>
internal sealed record PackedApp(Invocation Run, byte[] Zip, IReadOnlyDictionary<string, byte[]> Files)
{
    public const string AppId = "9a2f1c3e-5b6d-4e7f-8a90-b1c2d3e4f506";

    public const string Host = "chat.example.com";

    /// <summary>The checkout's template, not the copy that the last build left beside the tests.</summary>
    public static string Template { get; } = Path.Combine(RealContent.Root, "deployment", "teams");

    public JsonElement Manifest => Json("manifest.json");

    public JsonElement Json(string file) => JsonDocument.Parse(Files[file]).RootElement;

    /// <summary>Packs with the options given and the least that is needed.</summary>
    public static PackedApp Pack(params string[] options)
    {
        using var folder = new TemporaryFolder([]);
        var file = Path.Combine(folder.Path, "app.zip");
        var run = Invocation.Run("", ["teams-package", "--app-id", AppId, "--host", Host, "--template", Template, "--out", file, .. options]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        return Read(run, file);
    }

    public static PackedApp Read(Invocation run, string file)
    {
        var zip = File.ReadAllBytes(file);
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new(run, zip, archive.Entries.ToDictionary(entry => entry.FullName, Bytes));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
