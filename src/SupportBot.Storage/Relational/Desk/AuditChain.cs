using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>
/// Ties every entry of the audit log to the one before, so that a change in the middle breaks the rest, and seals its end: each seal follows from the one before it, so nobody
/// without the key can work out what it was some entries ago.
/// </summary>
/// <param name="key">What seals are made with; <see langword="null"/> leaves them open to everybody who reads this.</param>
internal sealed class AuditChain(string? key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key ?? "");

    /// <summary>The entry as it follows the last one under a number, to the millisecond.</summary>
    public static AuditEntry Append(AuditHead last, long id, AuditEntry entry)
    {
        var next = entry with { Id = id, At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()) };
        return next with { Hash = Hash(last, next) };
    }

    /// <summary>Whether the entry is what once followed the last one.</summary>
    public static bool Holds(AuditHead last, AuditEntry entry) => entry.Id == last.Count + 1 && entry.Hash == Hash(last, entry);

    /// <summary>The end of the log behind an entry that was added.</summary>
    public AuditHead After(AuditHead last, AuditEntry entry) =>
        new(entry.Id, entry.Hash, Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{last.Seal}\n{Number(entry.Id)}\n{entry.Hash}"))));

    /// <summary>Every field is written with its length, so that nothing can move from one to the next.</summary>
    private static string Hash(AuditHead last, AuditEntry entry)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])
            [last.Hash.Length == 0 ? null : last.Hash, Number(entry.Id), Number(entry.At.ToUnixTimeMilliseconds()), entry.AgentId, entry.Action, entry.Target, entry.Detail])
        {
            text.Append(field is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field}")).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
