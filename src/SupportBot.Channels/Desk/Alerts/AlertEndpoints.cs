using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using static SupportBot.Channels.Desk.Alerts.AlertBodies;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>How agents let themselves be called: this browser, and an address for mail.</summary>
internal sealed class AlertEndpoints(
    IAlertStore store,
    AlertAddresses addresses,
    Browsers browsers,
    PushAlerts push,
    MailAlerts mail,
    PushKeys keys,
    DeskTexts texts,
    IOptions<AlertOptions> options,
    TimeProvider clock)
{
    private const int MostBytes = 4096;

    private static readonly Refusal NoBrowser = DeskRefusals.Bad(
        "The browser's push service is none that this server calls, or its keys are none. Use a current Chrome, Edge, Firefox or Safari, or add the service to Alerts:PushHosts.");

    private static readonly Refusal Off = new(StatusCodes.Status404NotFound, "not-found", "This browser is not called. Switch alerts on in it first.");

    public void Map(DeskRoutes routes)
    {
        routes.Get<AlertSettings>("me/alerts", AgentRole.Agent, ReadAsync, "Tells how the agent can be called when it does not look at the desk.");
        routes.Change<BrowserBody>(HttpMethods.Put, "me/alerts/browser", AgentRole.Agent, KeepAsync, "Lets the browser of this session be called, until the session ends. The body is what PushSubscription.toJSON() gives.");
        routes.Map(HttpMethods.Delete, "me/alerts/browser", DeskAccess.Write(AgentRole.Agent), DropAsync, new("Calls the browser of this session no more.", null, null, StatusCodes.Status204NoContent));
        routes.Do<TestAnswer>("me/alerts/test", AgentRole.Agent, TestAsync, "Calls the browser of this session, to see whether it works.");
        routes.Map(HttpMethods.Put, "me/alerts/address", DeskAccess.Write(AgentRole.Agent), SetAddressAsync,
            new("Sets where the agent wants mail, or, without an address, that it wants none.", typeof(AddressBody), typeof(MailSettings), StatusCodes.Status200OK));
    }

    private async Task<IResult> ReadAsync(HttpContext context, DeskCaller caller)
    {
        var on = await FindAsync(caller, context.RequestAborted) is not null;
        var found = (await store.ListAddressesAsync(context.RequestAborted)).GetValueOrDefault(caller.Agent.Id);
        var isOn = options.Value.WebPush;
        return DeskJson.Answer(new(new(isOn, isOn ? keys.PublicKey : null, isOn && on), MailOf(found)), DeskJson.Wire.AlertSettings);
    }

    private async Task<IResult> KeepAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.BrowserBody, MostBytes);
        if (malformed is not null || body is null)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        if (!options.Value.WebPush || browsers.Read(body, caller) is not { } browser)
        {
            return NoBrowser;
        }

        await store.KeepBrowserAsync(browser, context.RequestAborted);
        return Results.NoContent();
    }

    private async Task<IResult> DropAsync(HttpContext context, DeskCaller caller)
    {
        await store.DropBrowserOfAsync(caller.TokenHash, context.RequestAborted);
        return Results.NoContent();
    }

    private async Task<IResult> TestAsync(HttpContext context, DeskCaller caller)
    {
        if (!options.Value.WebPush || await FindAsync(caller, context.RequestAborted) is not { } browser)
        {
            return Off;
        }

        var outcome = await push.TestAsync(browser, texts.LocaleOf(context, caller), context.RequestAborted);
        return DeskJson.Answer(new(outcome.IsSent), DeskJson.Wire.TestAnswer);
    }

    private async Task<IResult> SetAddressAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.AddressBody, MostBytes);
        if (malformed is not null || body is null)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var address = string.IsNullOrWhiteSpace(body.Address) ? null : body.Address.Trim();
        if (address is not null && AlertAddresses.FaultIn(address) is { } fault)
        {
            return DeskRefusals.Bad(fault);
        }

        await addresses.SetAsync(caller.Agent.Id, address, caller.Agent.Id, context.RequestAborted);
        return DeskJson.Answer(MailOf(address), DeskJson.Wire.MailSettings);
    }

    private MailSettings MailOf(string? address) => new(mail.IsOn, address is null ? null : AlertAddresses.Mask(address));

    private async Task<AlertBrowser?> FindAsync(DeskCaller caller, CancellationToken cancellationToken) =>
        (await store.ListBrowsersAsync(caller.Agent.Id, clock.GetUtcNow(), cancellationToken)).FirstOrDefault(browser => browser.TokenHash == caller.TokenHash);
}
