using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Runtime.State.Teams;

/// <summary>A code that is typed into Teams once, to prove there what is known here. The code itself is kept nowhere.</summary>
/// <param name="Hash">See <see cref="HashOf"/>.</param>
/// <param name="Purpose">One of <see cref="DeskCodePurpose"/>.</param>
/// <param name="AgentId">Whose it is; <see langword="null"/> where it is nobody's.</param>
/// <param name="ExpiresAt">From when on it is good for nothing.</param>
public sealed record DeskCode(string Hash, string Purpose, string? AgentId, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The letters of a code: none of them is taken for another.</summary>
    public const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>How many letters a code has, not counting the hyphen in its middle.</summary>
    public const int Length = 10;

    /// <summary>Writes a code as people read it.</summary>
    /// <param name="random">As many bytes as <see cref="Length"/>, of which nobody can guess one.</param>
    public static string Write(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Length);
        var code = new StringBuilder(Length + 1);
        foreach (var part in random)
        {
            code.Append(Letters[part % Letters.Length]);
        }

        return code.Insert(Length / 2, '-').ToString();
    }

    /// <summary>SHA-256 of a code in hex, however it was typed; <see langword="null"/> for what cannot be one.</summary>
    /// <param name="typed">What was typed.</param>
    public static string? HashOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = typed.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Length && code.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))
            : null;
    }
}
