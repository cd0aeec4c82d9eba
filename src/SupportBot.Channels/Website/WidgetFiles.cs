using SupportBot.Channels.Http;

namespace SupportBot.Channels.Website;

/// <summary>The built widget: <c>widget.js</c> and what stands under <c>widget/</c>.</summary>
/// <param name="folder">The folder beside the program into which the build puts them.</param>
internal sealed class WidgetFiles(string folder)
{
    /// <inheritdoc cref="AssetFolder.Root"/>
    public const string Folder = AssetFolder.Root;

    private readonly AssetFolder _files = new(folder);

    public bool IsBuilt => Find("/widget.js") is not null;

    public Asset? Find(string path) => _files.Find(path);
}
