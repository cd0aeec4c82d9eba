using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Channels.Http.Secrets;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>
/// The keys that sign tokens. They outlive the process, or every open page would lose its conversation at a restart: configured, or made
/// once and kept in a file that only its owner reads. Thread-safe.
/// </summary>
internal sealed class SigningKeys
{
    private const int KeyBytes = 64;

    private const int FewestBytes = 32;

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
        Span<byte> key = stackalloc byte[KeyBytes];
        return Convert.TryFromBase64String(SecretFile.ReadOrCreate(file, Make), key, out var length) && length >= FewestBytes
            ? key[..length].ToArray()
            : throw new InvalidOperationException($"The signing key in {file} is damaged. Restore the file, or delete it for a new key; pages that are open then begin anew.");
    }

    private static string Make() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
