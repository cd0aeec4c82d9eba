using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>Reads who calls from the header Authorization. Thread-safe.</summary>
internal sealed class CallerReader(IOptions<DirectLineOptions> options, TokenSigner signer)
{
    private const string Scheme = "Bearer";

    private static readonly Refusal Missing =
        new(StatusCodes.Status401Unauthorized, "BadArgument", "The secret or token is missing. Send it as 'Authorization: Bearer ...'.");

    private static readonly Refusal Expired = Refusal.Forbidden("The token has expired. Fetch a new one.", "TokenExpired");

    private static readonly Refusal Invalid = Refusal.Forbidden("The secret or token is not valid. Fetch a new token.");

    private static readonly Refusal SecretInBrowser = Refusal.Forbidden("The secret came from a web page. Keep it on your server and give pages tokens.");

    private static readonly Refusal WrongSite = Refusal.Forbidden("The token is not for use on this site. Fetch one for it.");

    private readonly byte[][] _secrets = [.. options.Value.Secrets.Select(Hash)];

    public async Task<(Caller? Caller, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, Scheme, StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { Length: > 0 } credential)
        {
            return (null, Missing);
        }

        return IsSecret(credential)
            ? Origins.Of(context) is null ? (new Caller(Grant: null), null) : (null, SecretInBrowser)
            : Judge(await signer.ReadAsync(credential, TokenUse.Call), Origins.Of(context));
    }

    /// <summary>Whether a token may be used from a site. A request without an origin comes from no page, or from the server's own.</summary>
    public static bool IsTrusted(Grant grant, string? origin) =>
        origin is null || grant.Origins.Count == 0 || grant.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static (Caller? Caller, Refusal? Refusal) Judge(TokenReading reading, string? origin) => reading switch
    {
        { Grant: null } => (null, Invalid),
        { IsExpired: true } => (null, Expired),
        _ when !IsTrusted(reading.Grant, origin) => (null, WrongSite),
        _ => (new(reading.Grant), null),
    };

    private bool IsSecret(string credential)
    {
        // All are compared, each in constant time: neither the place nor the letters of a near miss can be measured.
        var hash = Hash(credential);
        return _secrets.Aggregate(false, (found, secret) => CryptographicOperations.FixedTimeEquals(secret, hash) | found);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
