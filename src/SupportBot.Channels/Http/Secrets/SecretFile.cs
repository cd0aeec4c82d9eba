using System.Security.Cryptography;
using System.Text;

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
            CreateOnce(Path.GetFullPath(file), make);
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Of several who start at once, in this process or in others of this machine, one makes the secret: a file is not moved into its place without a moment to lose in between.</summary>
    private static void CreateOnce(string file, Func<string> make)
    {
        using var turn = new Mutex(initiallyOwned: false, $"supportbot-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))}");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever had the turn was killed, and left nothing or all of it.
        }

        try
        {
            if (!File.Exists(file))
            {
                Write(file, make());
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    /// <summary>Written whole beside its place and then moved, so that a process that is killed leaves a complete secret or none.</summary>
    private static void Write(string file, string secret)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
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

        File.Move(draft, file);
    }
}
