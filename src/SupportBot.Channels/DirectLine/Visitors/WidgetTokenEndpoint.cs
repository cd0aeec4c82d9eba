using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>
/// Gives the widget its tokens. A signed-in visitor gets the account's conversation on every device; an anonymous one the conversation that
/// the browser can prove to own. The two never mix: what was said anonymously stays with the browser, and an account's conversation opens
/// only for who proves the account anew.
/// </summary>
internal sealed class WidgetTokenEndpoint(
    IdentityReader identities, TokenSigner signer, Conversations conversations, DirectLineAdapter adapter, WidgetTokenChecks checks, IOptions<VisitorOptions> options)
{
    private static readonly Refusal BadIdentity = new(
        StatusCodes.Status401Unauthorized, "BadIdentity", "The identity proves nothing: its signature, aud, sub or exp is wrong. Sign a new one, for at most 15 minutes.");

    private static readonly Refusal BadResume = Refusal.Forbidden("The conversation cannot be taken up again with this. Ask for a new one.", "BadResume");

    public async Task<IResult> IssueAsync(HttpContext context)
    {
        if (checks.RefusalFor(context) is { } refused)
        {
            return refused;
        }

        var (body, malformed) = await RequestBody.ReadAsync(context, DirectLineJsonContext.Default.WidgetTokenRequest);
        var request = body ?? new();
        if (malformed is not null)
        {
            return malformed;
        }

        return request.Identity is { Length: > 0 } identity
            ? await VerifiedAsync(context, identity, request.Locale)
            : request.Resume is { Length: > 0 } resume ? await ResumedAsync(context, resume) : Answer(context, new(Identifiers.New(), Identifiers.NewUser()));
    }

    /// <summary>Opened here and not by the client's first call, so that two devices that begin at once get one conversation.</summary>
    private async Task<IResult> VerifiedAsync(HttpContext context, string identity, string? locale)
    {
        if (await identities.ReadAsync(identity) is not { } account)
        {
            return BadIdentity;
        }

        var grant = new Grant(Identifiers.New(), Identifiers.UserOf(account)) { Account = account };
        var opened = await adapter.OpenAsync(grant, locale, context.RequestAborted);
        return Answer(context, grant with { Conversation = opened.Conversation.Id });
    }

    private async Task<IResult> ResumedAsync(HttpContext context, string resume) =>
        await signer.ReadAsync(resume, TokenUse.Resume) is { Grant: { Account: null } grant, IsExpired: false } ? Answer(context, grant) : BadResume;

    private JsonAnswer<WidgetTokenResponse> Answer(HttpContext context, Grant grant)
    {
        var bound = grant with { Origins = Origins.Of(context) is { } origin ? [origin] : [] };
        var token = conversations.WithToken(bound);
        var response = new WidgetTokenResponse
        {
            ConversationId = token.ConversationId,
            Token = token.Token!,
            ExpiresIn = token.ExpiresIn!.Value,
            UserId = grant.User,
            Resume = signer.Sign(grant with { Origins = [] }, TokenUse.Resume, TimeSpan.FromDays(options.Value.ResumeDays)),
            Verified = grant.Account is not null,
        };
        return new(response, DirectLineJsonContext.Default.WidgetTokenResponse);
    }
}
