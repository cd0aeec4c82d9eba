using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Commands.Teams;

/// <summary>The files of the package: the manifest, and what it names. Read from a template folder, and filled in.</summary>
internal sealed partial class AppPackage
{
    public const string ManifestFile = "manifest.json";

    // The same values give the same bytes, whenever it is packed.
    private static readonly DateTimeOffset Packed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private AppPackage(byte[] manifest)
    {
        _files[ManifestFile] = manifest;
        Manifest = Texts(manifest);
    }

    public JsonTexts Manifest { get; }

    /// <summary>The language files that the manifest names, by name.</summary>
    public Dictionary<string, JsonTexts> Languages { get; } = [];

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Reads and fills the template; whatever cannot be read is told as a fault.</summary>
    /// <param name="folder">The template folder.</param>
    /// <param name="fillerOf">What fills a file, by the tag of its language; the manifest's tag is empty.</param>
    /// <param name="faults">Where faults are told.</param>
    public static AppPackage Read(string folder, Func<string, TemplateFiller> fillerOf, ICollection<string> faults)
    {
        var package = new AppPackage(Filled(folder, ManifestFile, fillerOf(""), faults));
        foreach (var path in package.Manifest.All.Keys.Where(path => LanguageFile().IsMatch(path)))
        {
            var (file, tag) = (package.Manifest[path]!, package.Manifest[path.Replace("].file", "].languageTag", StringComparison.Ordinal)]);
            if (IsPlain(file, path, faults))
            {
                package._files[file] = Filled(folder, file, fillerOf(tag ?? ""), faults);
                package.Languages[file] = Texts(package._files[file]);
            }
        }

        foreach (var path in package.Manifest.All.Keys.Where(path => path.StartsWith("icons.", StringComparison.Ordinal)))
        {
            if (package.Manifest[path] is { } file && IsPlain(file, path, faults) && Bytes(folder, file, faults) is { } icon)
            {
                package._files[file] = icon;
            }
        }

        return package;
    }

    /// <summary>The package as a zip.</summary>
    public byte[] ToZip()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in _files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Packed;
                using var content = entry.Open();
                content.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    private static JsonTexts Texts(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement);
    }

    private static byte[] Filled(string folder, string file, TemplateFiller filler, ICollection<string> faults) =>
        Bytes(folder, file, faults) is { } template ? filler.Fill(file, template, faults) : "{}"u8.ToArray();

    private static byte[]? Bytes(string folder, string file, ICollection<string> faults)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{file} cannot be read in {folder}. Put it there.");
            return null;
        }
    }

    private static bool IsPlain(string file, string path, ICollection<string> faults)
    {
        if (PlainName().IsMatch(file) && file != ManifestFile)
        {
            return true;
        }

        faults.Add($"{ManifestFile}: {path} is '{file}'. Name a file of the template folder, such as color.png.");
        return false;
    }

    [GeneratedRegex(@"\AlocalizationInfo\.additionalLanguages\[\d+\]\.file\z", RegexOptions.None, 5000)]
    private static partial Regex LanguageFile();

    [GeneratedRegex(@"\A[\w-][\w.-]*\z", RegexOptions.None, 5000)]
    private static partial Regex PlainName();
}
