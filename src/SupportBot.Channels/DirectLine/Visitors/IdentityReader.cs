using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>Reads the identity that a host page passes: a JWT of at most 15 minutes that its own site signed. Thread-safe.</summary>
internal sealed class IdentityReader(IOptions<VisitorOptions> options, TimeProvider time)
{
    private const int MostCharacters = 8192;

    private const int MostAccountCharacters = 256;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>How far the clocks of two servers may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly IdentityKey[] _keys = [.. options.Value.IdentityKeys.Select(text => IdentityKey.Read(text).Key).OfType<IdentityKey>()];

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>The account that the identity proves; <see langword="null"/> when it proves nothing.</summary>
    public async Task<string?> ReadAsync(string identity)
    {
        if (_keys.Length == 0 || identity.Length > MostCharacters)
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(identity, new TokenValidationParameters
        {
            // The keys belong to one site, so that its name would prove nothing more.
            IssuerValidator = (issuer, _, _) => issuer,
            ValidAudience = options.Value.Audience,
            ValidAlgorithms = [.. _keys.Select(key => key.Algorithm).Distinct()],
            IssuerSigningKeys = _keys.Select(key => key.Key),
            LifetimeValidator = (begins, ends, _, _) => IsNow(begins, ends),
        });
        return result.IsValid && result.SecurityToken is JsonWebToken { Subject.Length: > 0 and <= MostAccountCharacters } jwt ? jwt.Subject : null;
    }

    private bool IsNow(DateTime? begins, DateTime? ends)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return ends is { } end && end > now - Skew && end <= now + Longest + Skew && !(begins > now + Skew);
    }
}
