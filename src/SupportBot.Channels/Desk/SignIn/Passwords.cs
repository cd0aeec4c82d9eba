using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Hashes passwords so that whoever takes the store cannot read them: PBKDF2 with SHA-256, as often as OWASP asks for.</summary>
internal static class Passwords
{
    public const int FewestCharacters = 12;

    public const int MostCharacters = 256;

    private const int Iterations = 600_000;

    private const int SaltBytes = 16;

    private const int HashBytes = 32;

    private const string Scheme = "pbkdf2-sha256";

    /// <summary>Letters and digits that nobody mistakes for one another when reading them aloud.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int GeneratedCharacters = 20;

    /// <summary>What is checked where there is no hash, so that the time does not tell which names exist.</summary>
    private static readonly string Decoy = Hash("nobody has this password", Iterations);

    public static string Hash(string password) => Hash(password, Iterations);

    /// <summary>The hash after a number of rounds, which is kept with it.</summary>
    public static string Hash(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, iterations))}");
    }

    /// <summary>Whether the password is the one that was hashed. Takes as long where there is no hash.</summary>
    public static bool Fits(string password, string? hash)
    {
        var parts = (hash ?? Decoy).Split('$');
        if (parts is not [Scheme, var rounds, var salt, var expected] || !int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
        {
            return false;
        }

        var same = CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromBase64String(salt), iterations), Convert.FromBase64String(expected));
        return same && hash is not null;
    }

    /// <summary>Four groups of five characters, of about 99 bits.</summary>
    public static string Generate() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, GeneratedCharacters).Chunk(5).Select(group => new string(group)));

    /// <summary>What is wrong with a password that somebody chose; <see langword="null"/> when it will do.</summary>
    public static string? FaultIn(string password) => password.Length switch
    {
        < FewestCharacters => $"The password has {password.Length} characters. Choose at least {FewestCharacters}.",
        > MostCharacters => $"The password has {password.Length} characters. Choose at most {MostCharacters}.",
        _ => null,
    };

    /// <summary>The same letters typed on two keyboards may be different characters until they are composed.</summary>
    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
