using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests;

/// <summary>A folder with content files that a test may break; gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(IEnumerable<ContentFile> files)
    {
        foreach (var file in files)
        {
            var path = System.IO.Path.Combine(Path, file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("supportbot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
