using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>Signs what a visitor may do, and reads it again. Web Chat takes the user's id from the claim <c>user</c>. Thread-safe.</summary>
internal sealed class TokenSigner(SigningKeys keys, TimeProvider time)
{
    private const string Issuer = "supportbot";

    private const string Conversation = "conv";

    private const string User = "user";

    private const string Origins = "origins";

    private const string Account = "account";

    private const int MostCharacters = 8192;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials = new(keys.All[0], SecurityAlgorithms.HmacSha256);

    public string Sign(Grant grant, string use, TimeSpan lifetime)
    {
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Jti] = Identifiers.New(),
            [Conversation] = grant.Conversation,
            [User] = grant.User,
        };
        if (grant.Origins.Count > 0)
        {
            claims[Origins] = grant.Origins.ToArray();
        }

        if (grant.Account is { } account)
        {
            claims[Account] = account;
        }

        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = use,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    public async Task<TokenReading> ReadAsync(string token, string use)
    {
        if (token.Length > MostCharacters)
        {
            return TokenReading.Foreign;
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = use,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = keys.All,
            // The handler reads the wall clock; the lifetime is judged below, against the clock that was given.
            LifetimeValidator = (_, expires, _, _) => expires is not null,
        });
        return result.IsValid && result.SecurityToken is JsonWebToken jwt ? Read(jwt) : TokenReading.Foreign;
    }

    private TokenReading Read(JsonWebToken jwt)
    {
        if (!jwt.TryGetPayloadValue<string>(Conversation, out var conversation) || !jwt.TryGetPayloadValue<string>(User, out var user))
        {
            return TokenReading.Foreign;
        }

        var expires = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);
        var grant = new Grant(conversation, user)
        {
            Origins = jwt.TryGetPayloadValue<string[]>(Origins, out var origins) ? origins : [],
            Account = jwt.TryGetPayloadValue<string>(Account, out var account) ? account : null,
        };
        return new(grant, jwt.Id, expires, expires <= time.GetUtcNow());
    }
}
