namespace SupportBot.Server.Commands;

/// <summary>Folders of the checkout that a published program carries beside it.</summary>
internal static class ShippedFolder
{
    /// <summary>The folder given, else the one of that name here or above, else the copy beside the program; none when there is none.</summary>
    /// <param name="folder">A folder that the caller named, or none.</param>
    /// <param name="name">The folder's place in the checkout.</param>
    /// <param name="proof">A file that shows that it is the right one.</param>
    public static string? Find(string? folder, string name, string proof)
    {
        if (folder is not null)
        {
            return Directory.Exists(folder) ? folder : null;
        }

        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, name, proof)))
            {
                return Path.Combine(at.FullName, name);
            }
        }

        var beside = Path.Combine(AppContext.BaseDirectory, name);
        return Directory.Exists(beside) ? beside : null;
    }
}
