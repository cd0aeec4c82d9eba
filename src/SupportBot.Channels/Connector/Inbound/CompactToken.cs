using System.Buffers.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Reads the outside of a signed token, before anything in it is believed.</summary>
internal static class CompactToken
{
    /// <summary>Channels send about a thousand.</summary>
    private const int MostCharacters = 8192;

    private const int Parts = 3;

    /// <summary>Names parts that must be understood (RFC 7515, section 4.1.11), and none is.</summary>
    private const string Critical = "crit";

    private const int MostKeyIdCharacters = 256;

    /// <summary>The token, if it is one that could be ours to judge: RS256, and with the id of a key.</summary>
    public static JsonWebToken? Read(string text)
    {
        if (text.Length > MostCharacters || text.Split('.') is not { Length: Parts } parts || !parts.All(IsCanonical))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(text) is { Alg: SecurityAlgorithms.RsaSha256, Kid.Length: > 0 and <= MostKeyIdCharacters } token && !token.TryGetHeaderValue<object>(Critical, out _)
                ? token
                : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>Base64url leaves bits over at the end; a token that spells them otherwise is not the one that was signed.</summary>
    private static bool IsCanonical(string part)
    {
        if (part.Length == 0 || !Base64Url.IsValid(part))
        {
            return false;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        return Base64Url.TryDecodeFromChars(part, bytes, out var length) && Base64Url.EncodeToString(bytes.AsSpan(0, length)) == part;
    }
}
