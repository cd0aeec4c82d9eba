using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>Ids that nobody can guess.</summary>
internal static class Identifiers
{
    /// <summary>What user ids begin with, so that no client can take one for the bot's (directline-3.0, enhanced authentication).</summary>
    public const string UserPrefix = "dl_";

    private const int RandomBytes = 16;

    private const string Bot = "supportbot";

    private static readonly string[] OfAgents = ["agent:", "hub:"];

    /// <summary>Whether only the bot and its agents are called so: a log in which a client has such an id would not tell who said what.</summary>
    public static bool IsReserved(string user) =>
        user.AsSpan().Trim().Equals(Bot, StringComparison.OrdinalIgnoreCase) || OfAgents.Any(prefix => user.AsSpan().Trim().StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>128 random bits.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static string NewUser() => UserPrefix + New();

    /// <summary>The same id on every device of an account, from which the account cannot be read.</summary>
    public static string UserOf(string account) => UserPrefix + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(account)).AsSpan(0, RandomBytes));
}
