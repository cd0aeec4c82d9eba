using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>Names cases. The same conversation and number always give the same name, so a turn that is worked out again opens the same case.</summary>
internal static class CaseId
{
    private const int Length = 10;

    private const int BitsEach = 5;

    /// <summary>Crockford's base 32: no letter that is taken for a digit.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(string conversationId, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{conversationId}\n{number}")));
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return string.Create(Length, bits, (letters, left) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = Alphabet[(int)(left >> (64 - (BitsEach * (at + 1)))) & 31];
            }
        });
    }
}
