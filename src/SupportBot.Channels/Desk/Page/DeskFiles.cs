using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.Page;

/// <summary>The built page of the desk: <c>index.html</c> and its assets.</summary>
/// <param name="folder">The folder beside the program into which the build puts them.</param>
internal sealed class DeskFiles(string folder)
{
    /// <summary>The page's folder below <see cref="AssetFolder.Root"/>.</summary>
    public const string Folder = "desk";

    private readonly AssetFolder _files = new(folder);

    /// <summary>The page itself; <see langword="null"/> where it was not built.</summary>
    public Asset? Index => _files.Find("/index.html");

    /// <summary>The script that runs beside the page and shows what push services bring.</summary>
    public Asset? Worker => _files.Find("/worker.js");

    public Asset? Find(string path) => _files.Find(path);
}
