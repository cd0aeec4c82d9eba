using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Accounts.AccountBodies;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>The desk's accounts, for admins.</summary>
internal sealed class AccountEndpoints(
    IAgentStore store, AgentAccounts accounts, AlertAddresses addresses, ICaseStore cases, TurnPipeline pipeline, DeskSockets sockets, AuditTrail audit, DeskTexts texts)
{
    private const int MostCases = 500;

    public void Map(DeskRoutes routes)
    {
        routes.Get<AccountList>("accounts", AgentRole.Admin, ListAsync, "Lists every account.");
        routes.Post<NewAccount, MadeAccount>("accounts", AgentRole.Admin, AddAsync, "Makes an account with a password that is shown once.", StatusCodes.Status201Created);
        routes.Map(HttpMethods.Put, "accounts/{id}", DeskAccess.Write(AgentRole.Admin), ChangeAsync,
            new("Changes name, role, standing, languages (none: every language) or capacity (0: what the profile says) of an account. Disabling it ends its sessions at once, and its cases go back to the queue.", typeof(AccountChange), typeof(AccountView), StatusCodes.Status200OK));
        routes.Do<NewPassword>("accounts/{id}/password", AgentRole.Admin, RenewPasswordAsync, "Gives an account a new password, which is shown once. Its sessions end.");
    }

    private async Task<IResult> ListAsync(HttpContext context, DeskCaller caller)
    {
        await audit.ReadAsync(caller.Agent.Id, AuditAction.ListAccounts, null, context.RequestAborted);
        var all = await store.ListAgentsAsync(context.RequestAborted);
        var emails = await addresses.ListAsync(context.RequestAborted);
        return DeskJson.Answer(new([.. all.Select(account => View(account) with { Email = emails.TryGetValue(account.Id, out var email) ? AlertAddresses.Mask(email) : null })]), DeskJson.Wire.AccountList);
    }

    private async Task<IResult> AddAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.NewAccount);
        if (malformed is not null || body is not { UserName: { } userName })
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var work = new AgentWork(body.Languages, body.Capacity);
        if (work.FaultIn(texts.Content.Locales) is { } wrong)
        {
            return DeskRefusals.Bad(wrong);
        }

        var password = AgentAccounts.GeneratePassword();
        var (account, fault) = await accounts.AddAsync(userName, body.Name ?? userName, body.Role ?? AgentRole.Agent, password, caller.Agent.Id, context.RequestAborted);
        account = account is null ? null : await ChangeWorkAsync(account, work, caller);
        return account is null
            ? DeskRefusals.Bad(fault!)
            : DeskJson.Answer(new(View(account), password), DeskJson.Wire.MadeAccount, StatusCodes.Status201Created);
    }

    private async Task<IResult> ChangeAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.AccountChange);
        if (malformed is not null || body is null)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var work = new AgentWork(body.Languages, body.Capacity);
        if (work.FaultIn(texts.Content.Locales) is { } wrong)
        {
            return DeskRefusals.Bad(wrong);
        }

        var (account, fault) = await accounts.ChangeAsync(IdOf(context), body.Name, body.Role, body.Disabled, caller.Agent.Id, context.RequestAborted);
        account = account is null ? null : await ChangeWorkAsync(account, work, caller);
        if (account is null)
        {
            return fault is null ? DeskRefusals.UnknownAccount : DeskRefusals.Bad(fault);
        }

        if (account.IsDisabled)
        {
            sockets.EndAgent(account.Id);
            await ReleaseAsync(account.Id, context.RequestAborted);
        }

        return DeskJson.Answer(View(account), DeskJson.Wire.AccountView);
    }

    private async Task<IResult> RenewPasswordAsync(HttpContext context, DeskCaller caller)
    {
        if (await store.FindAgentAsync(IdOf(context), context.RequestAborted) is not { } account)
        {
            return DeskRefusals.UnknownAccount;
        }

        var password = AgentAccounts.GeneratePassword();
        return await accounts.SetPasswordAsync(account, password, null, caller.Agent.Id, context.RequestAborted) is { } fault
            ? DeskRefusals.Bad(fault)
            : DeskJson.Answer(new(password), DeskJson.Wire.NewPassword);
    }

    private async Task<AgentAccount> ChangeWorkAsync(AgentAccount account, AgentWork work, DeskCaller caller) => work is { Languages: null, Capacity: null }
        ? account
        : await accounts.ChangeWorkAsync(account.Id, work, caller.Agent.Id, CancellationToken.None) ?? account;

    /// <summary>Nobody's customer waits for a colleague who cannot come any more.</summary>
    private async Task ReleaseAsync(string agentId, CancellationToken cancellationToken)
    {
        var page = await cases.ListCasesAsync(new() { AgentId = agentId, Statuses = [CaseStatus.Assigned], Limit = MostCases }, cancellationToken);
        foreach (var conversationId in page.Rows.Select(row => row.ConversationId).Concat(page.Unreadable.Select(damaged => damaged.ConversationId)))
        {
            await pipeline.ActAsync(conversationId, new RequeueCase(null, RequeueReason.AgentDisabled, agentId), null, cancellationToken);
        }
    }

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static AccountView View(AgentAccount account) =>
        new(account.Id, account.UserName, account.Name, account.Role, account.IsDisabled, account.CreatedAt, account.Subject is not null, null)
        {
            Languages = account.Languages is { Count: > 0 } languages ? languages : null,
            Capacity = account.Capacity,
        };
}
