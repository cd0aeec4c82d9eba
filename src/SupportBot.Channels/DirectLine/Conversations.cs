using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>Makes what a client needs to take part: a grant, its token, the address of its socket. Thread-safe.</summary>
internal sealed class Conversations(TokenSigner signer, StreamTickets tickets, PublicAddress address, IOptions<DirectLineOptions> options)
{
    private const int MostIdCharacters = 128;

    /// <summary>They stand in the token, which stands in a header.</summary>
    private const int MostOrigins = 10;

    private readonly TimeSpan _lifetime = TimeSpan.FromMinutes(options.Value.TokenMinutes);

    /// <summary>Why a token cannot be made for what was asked; a user's id that anybody could choose would be no proof of anything.</summary>
    public static Refusal? RefusalFor(StartRequest? request) =>
        request?.User?.Id is { } id && !IsUser(id)
            ? Refusal.BadArgument($"The user's id must begin with '{Identifiers.UserPrefix}' and have at most {MostIdCharacters} characters.")
        : request?.TrustedOrigins is { } origins && !(origins.Count <= MostOrigins && origins.All(IsOrigin))
            ? Refusal.BadArgument($"There may be at most {MostOrigins} trusted origins of {MostIdCharacters} characters each.")
        : null;

    /// <summary>A new conversation for the user that was named, else for a new one.</summary>
    public static Grant NewGrant(StartRequest? request) =>
        new(Identifiers.New(), request?.User?.Id ?? Identifiers.NewUser()) { Origins = [.. request?.TrustedOrigins?.OfType<string>() ?? []] };

    public Conversation WithToken(Grant grant) => new()
    {
        ConversationId = grant.Conversation,
        Token = signer.Sign(grant, TokenUse.Call, _lifetime),
        ExpiresIn = (int)_lifetime.TotalSeconds,
    };

    /// <summary>All that a client needs, with a socket that begins after <paramref name="watermark"/>; shows only what is new without one.</summary>
    public Conversation WithStream(HttpContext context, Grant grant, string? watermark)
    {
        var place = watermark is null ? "" : $"watermark={Uri.EscapeDataString(watermark)}&";
        // The account would stand in logs of proxies.
        var ticket = tickets.Issue(grant with { Account = null });
        return WithToken(grant) with
        {
            StreamUrl = address.WebSocketUrl(context, $"{DirectLineEndpoints.Base}/conversations/{Uri.EscapeDataString(grant.Conversation)}/stream?{place}t={ticket}"),
        };
    }

    private static bool IsUser(string id) => id.StartsWith(Identifiers.UserPrefix, StringComparison.Ordinal) && id.Length <= MostIdCharacters;

    private static bool IsOrigin(string? origin) => origin?.Length <= MostIdCharacters;
}
