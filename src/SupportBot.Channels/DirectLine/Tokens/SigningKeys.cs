using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>
/// The keys that sign tokens. They outlive the process, or every open page would lose its conversation at a restart: configured, or made
/// once and kept in a file that only its owner reads. Thread-safe.
/// </summary>
internal sealed class SigningKeys
{
    private const int KeyBytes = 64;

    private const int FewestBytes = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public SigningKeys(IOptions<DirectLineOptions> options)
    {
        IEnumerable<byte[]> keys = options.Value.SigningKeys.Count > 0
            ? options.Value.SigningKeys.Select(Encoding.UTF8.GetBytes)
            : [ReadOrCreate(options.Value.KeyFile)];
        All = [.. keys.Select(key => new SymmetricSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4)) })];
    }

    /// <summary>Every key that is accepted; the first one signs.</summary>
    public IReadOnlyList<SymmetricSecurityKey> All { get; }

    private static byte[] ReadOrCreate(string file)
    {
        if (!File.Exists(file))
        {
            Create(file);
        }

        Span<byte> key = stackalloc byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length >= FewestBytes
            ? key[..length].ToArray()
            : throw new InvalidOperationException($"The signing key in {file} is damaged. Restore the file, or delete it for a new key; pages that are open then begin anew.");
    }

    /// <summary>Written whole beside its place and then moved: a process that is killed, or a second one, leaves one complete key.</summary>
    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var draft = $"{file}.{Identifiers.New()}";
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, creation))
        {
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key counts.
            File.Delete(draft);
        }
    }
}
