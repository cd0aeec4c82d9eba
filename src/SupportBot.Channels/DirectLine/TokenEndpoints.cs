using Microsoft.AspNetCore.Http;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>Gives tokens to back ends that hold the secret, and new ones for old (CHECKLIST, items 10 to 17).</summary>
internal sealed class TokenEndpoints(CallerReader callers, Conversations conversations, RateLimits limits)
{
    private static readonly Refusal SecretNeeded = Refusal.Forbidden("A token cannot make another one. Send the secret, or renew the token with tokens/refresh.");

    private static readonly Refusal TokenNeeded = Refusal.Forbidden("Only a token can be renewed. Send the token, not the secret.");

    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        if ((refusal ?? limits.Token(context) ?? (caller!.Grant is null ? null : SecretNeeded)) is { } refused)
        {
            return refused;
        }

        var (request, malformed) = await RequestBody.ReadAsync(context, DirectLineJsonContext.Default.StartRequest);
        return (malformed ?? Conversations.RefusalFor(request)) is { } fault ? fault : Answer(Conversations.NewGrant(request));
    }

    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        return (refusal ?? limits.Request(context)) is { } refused ? refused : caller!.Grant is { } grant ? Answer(grant) : TokenNeeded;
    }

    private JsonAnswer<Conversation> Answer(Grant grant) => new(conversations.WithToken(grant), WireJson.Schema.Conversation);
}
