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

    private readonly TimeSpan _lifetime = TimeSpan.FromMinutes(options.Value.TokenMinutes);

    /// <summary>Why a token cannot be made for what was asked; a user's id that anybody could choose would be no proof of anything.</summary>
    public static Refusal? RefusalFor(StartRequest? request) => request?.User?.Id is { } id
        && (!id.StartsWith(Identifiers.UserPrefix, StringComparison.Ordinal) || id.Length > MostIdCharacters)
        ? Refusal.BadArgument($"The user's id must begin with '{Identifiers.UserPrefix}' and have at most {MostIdCharacters} characters.")
        : null;

    /// <summary>A new conversation for the user that was named, else for a new one.</summary>
    public static Grant NewGrant(StartRequest? request) =>
        new(Identifiers.New(), request?.User?.Id ?? Identifiers.NewUser()) { Origins = request?.TrustedOrigins ?? [] };

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
}
