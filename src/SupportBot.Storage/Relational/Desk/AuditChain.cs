using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>Ties every entry of the audit log to the one before, so that a change in the middle breaks the rest.</summary>
internal static class AuditChain
{
    /// <summary>The entry as it follows the last one, to the millisecond.</summary>
    public static AuditEntry Append(AuditEntry? last, AuditEntry entry)
    {
        var next = entry with { Id = (last?.Id ?? 0) + 1, At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()) };
        return next with { Hash = Hash(last, next) };
    }

    /// <summary>Whether the entry is what once followed the last one.</summary>
    public static bool Holds(AuditEntry? last, AuditEntry entry) => entry.Id == (last?.Id ?? 0) + 1 && entry.Hash == Hash(last, entry);

    /// <summary>Every field is written with its length, so that nothing can move from one to the next.</summary>
    private static string Hash(AuditEntry? last, AuditEntry entry)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])
            [last?.Hash, Number(entry.Id), Number(entry.At.ToUnixTimeMilliseconds()), entry.AgentId, entry.Action, entry.Target, entry.Detail])
        {
            text.Append(field is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field}")).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
