namespace SupportBot.Channels.Http.Secrets;

/// <summary>A file that keeps a secret which was made once, and that only its owner reads.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What the file holds; made and written first if there is none.</summary>
    public static string ReadOrCreate(string file, Func<string> make)
    {
        if (!File.Exists(file))
        {
            Create(file, make());
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Written whole beside its place and then moved: a process that is killed, or a second one, leaves one complete secret.</summary>
    private static void Create(string file, string secret)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var draft = $"{file}.{Guid.NewGuid():N}";
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, creation))
        {
            writer.Write(secret);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its secret counts.
            File.Delete(draft);
        }
    }
}
