using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>What agents change about themselves.</summary>
internal sealed class MeEndpoints(AgentAccounts accounts, AgentPresence presence, SignInTries tries, AuditTrail audit, RefusalTrail refusals, Proxies proxies, DeskTexts texts)
{
    private const int MostSettingsBytes = 16_384;

    private static readonly Refusal UnknownStatus = DeskRefusals.Bad($"There is no such status. Send one of {string.Join(", ", AgentStatus.All)}.");

    private static readonly Refusal NoObject = DeskRefusals.Bad("Settings are an object. Send one.");

    private static readonly Refusal WrongCurrent = Refusal.Forbidden("The current password is wrong. Type it again.", "wrong-credentials");

    public void Map(DeskRoutes routes)
    {
        routes.Change<SessionBodies.StatusBody>(HttpMethods.Put, "me/status", AgentRole.Agent, ChooseStatusAsync, "Says whether the agent takes cases.");
        routes.Change<JsonElement>(HttpMethods.Put, "me/settings", AgentRole.Agent, KeepSettingsAsync, "Keeps what the agent set in the page: any object of at most 16 KB.");
        routes.Change<SessionBodies.WorkBody>(HttpMethods.Put, "me/work", AgentRole.Agent, KeepWorkAsync,
            "Says cases of which languages, and how many at a time, the program gives the agent: both or neither; what is left out is what the profile says.");
        routes.Change<SessionBodies.PasswordChange>(HttpMethods.Put, "me/password", AgentRole.Agent, ChangePasswordAsync, "Changes the agent's password. Its other sessions end.");
    }

    private async Task<IResult> ChooseStatusAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.StatusBody);
        if (malformed is not null || body?.Status is not { } status || !AgentStatus.All.Contains(status))
        {
            return malformed ?? UnknownStatus;
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.ChooseStatus, caller.Agent.Id, status, context.RequestAborted);
        presence.Choose(caller.Agent.Id, status);
        return Results.NoContent();
    }

    private async Task<IResult> KeepSettingsAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.JsonDocument, MostSettingsBytes);
        using var settings = body;
        if (malformed is not null || settings?.RootElement.ValueKind != JsonValueKind.Object)
        {
            return malformed ?? NoObject;
        }

        await accounts.KeepSettingsAsync(caller.Agent.Id, settings.RootElement.GetRawText());
        return Results.NoContent();
    }

    private async Task<IResult> KeepWorkAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.WorkBody);
        if (malformed is not null || body is null)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var work = new AgentWork(body.Languages ?? [], body.Capacity ?? AgentWork.NoNumber);
        return work.FaultIn(texts.Content.Locales) is { } fault
            ? DeskRefusals.Bad(fault)
            : await accounts.ChangeWorkAsync(caller.Agent.Id, work, caller.Agent.Id, context.RequestAborted) is null ? DeskRefusals.UnknownAccount : Results.NoContent();
    }

    private async Task<IResult> ChangePasswordAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.PasswordChange);
        if (malformed is not null || body is not { Current: { } current, New: { } next })
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var address = proxies.AddressOf(context);
        if (tries.Take(caller.Agent.UserName, address) is not null || !Passwords.Fits(current, caller.Agent.PasswordHash))
        {
            await refusals.SignInAsync(null, caller.Agent.Id, "wrong-current-password", context.RequestAborted);
            return WrongCurrent;
        }

        tries.Forget(caller.Agent.UserName, address);
        var fault = await accounts.SetPasswordAsync(caller.Agent, next, caller.TokenHash, caller.Agent.Id, context.RequestAborted);
        return fault is null ? Results.NoContent() : DeskRefusals.Bad(fault);
    }
}
