using System.Text.Json;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>How a page calls its agent: words, sound, title and icon at once; then what the browser and the server do.</summary>
public sealed class AlertTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    /// <summary>Keeps what is said over sockets, and which notes are played.</summary>
    private const string Ears = """
        window.said = [];
        window.tones = 0;
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (text) { window.said.push(text); return send.call(this, text); };
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...at) { window.tones++; return start.apply(this, at); };
        """;

    /// <summary>A push service that takes every browser: no real one can be reached from here.</summary>
    private const string PushManager = """
        const point = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
        const subscription = {
          endpoint: 'https://web.push.apple.com/of-a-test',
          toJSON: () => ({ endpoint: 'https://web.push.apple.com/of-a-test', expirationTime: null, keys: { p256dh: point, auth: 'BTBZMqHH6r4Tts7J_aSIgg' } }),
          unsubscribe: async () => { window.unsubscribed = true; window.subscribed = undefined; return true; },
        };
        PushManager.prototype.subscribe = async function (options) { window.subscribed = options; return subscription; };
        PushManager.prototype.getSubscription = async function () { return window.subscribed ? subscription : null; };
        """;

    [Fact]
    public async Task A_new_case_is_told_in_words_by_sound_in_the_title_and_on_the_icon_until_the_agent_is_there()
    {
        await using var agent = await ArriveAsync();
        await agent.SignInAsync("ben");
        await agent.Page.Locator("h1").First.ClickAsync();
        await Expect(agent.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", Calm());
        // As when the agent works in another window: the page is in view, and has not the keys.
        await agent.Page.EvaluateAsync("document.hasFocus = () => false");
        // The words go away after eight seconds, and the customer's browser may take longer to see the line.
        var words = Expect(agent.Page.Locator(".toast")).ToContainTextAsync("New case, Face check not passed, English");
        await using var visitor = await server.WaitAsync(theatre);
        await words;
        await Expect(agent.Page.Locator(".unseen[role=status]").Last).ToContainTextAsync("New case");
        await Expect(agent.Page).ToHaveTitleAsync(Waiting());
        await Expect(agent.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", Calling());
        await agent.UntilAsync("window.tones === 2");
        await agent.UntilAsync("window.said.some((text) => JSON.parse(text).type === 'seen')");
        await agent.Page.EvaluateAsync("document.hasFocus = () => true; dispatchEvent(new Event('focus'))");
        await Expect(agent.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", Calm());
        Assert.Empty(await agent.FaultsAsync());
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_page_says_that_it_is_seen_when_it_comes_into_view_and_not_while_it_is_hidden()
    {
        await using var agent = await ArriveAsync();
        await agent.SignInAsync("ben");
        await agent.UntilAsync("window.said.some((text) => JSON.parse(text).type === 'seen')");
        await agent.Page.EvaluateAsync("Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => window.view ?? 'visible' }); window.view = 'hidden'; window.said.length = 0");
        var words = Expect(agent.Page.Locator(".toast").First).ToContainTextAsync("New case");
        await using var visitor = await server.WaitAsync(theatre);
        await words;
        Assert.DoesNotContain("seen", await agent.Page.EvaluateAsync<string>("window.said.join()"), StringComparison.Ordinal);
        await agent.Page.EvaluateAsync("window.view = 'visible'; document.dispatchEvent(new Event('visibilitychange'))");
        await agent.UntilAsync("window.said.some((text) => JSON.parse(text).type === 'seen')");
    }

    [Fact]
    public async Task The_test_sound_plays_and_a_browser_that_blocks_sound_is_told_of()
    {
        await using var agent = await ArriveAsync();
        await agent.SignInAsync("kim");
        await agent.GoAsync("/desk?page=settings");
        await agent.Button("Play test sound").ClickAsync();
        await agent.UntilAsync("window.tones === 2");
        await Expect(agent.Page.GetByText("Your browser is blocking sound.")).ToHaveCountAsync(0);
        await agent.Page.EvaluateAsync("Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })");
        await agent.Button("Play test sound").ClickAsync();
        await Expect(agent.Page.GetByText("Your browser is blocking sound.")).ToBeVisibleAsync();
        Assert.Empty(await agent.FaultsAsync());
    }

    [Fact]
    public async Task The_worker_starts_under_the_strict_policy_and_shows_what_a_push_service_brings()
    {
        await using var agent = await ArriveAsync("notifications");
        await agent.Page.AddInitScriptAsync(PushManager);
        await agent.SignInAsync("ada");
        await agent.GoAsync("/desk?page=settings");
        var key = await agent.Page.EvaluateAsync<string>("async () => (await (await fetch('/desk/api/me/alerts')).json()).push.key");
        await agent.Page.GetByLabel("Call me in this browser").ClickAsync();
        await Expect(agent.Button("Send test alert")).ToBeVisibleAsync();
        Assert.Equal(key, await agent.Page.EvaluateAsync<string>("window.subscribed.applicationServerKey"));
        Assert.True(await agent.Page.EvaluateAsync<bool>("window.subscribed.userVisibleOnly"));
        Assert.Equal($"{server.Address}/desk/", await agent.Page.EvaluateAsync<string>("async () => (await navigator.serviceWorker.getRegistrations())[0].scope"));
        Assert.True(await agent.Page.EvaluateAsync<bool>("async () => (await (await fetch('/desk/api/me/alerts')).json()).push.on"));

        // What the push service would do, the browser's own tools do: the worker gets the message and shows it.
        var shown = await DeliverAsync(agent, new { title = "New case: Glare, English", tag = "case", url = "/desk/cases/7F3K", lang = "en" });
        Assert.Equal(["New case: Glare, English", "case", "/desk/cases/7F3K"], shown);
        shown = await DeliverAsync(agent, new { title = "New case: Blurred, English", body = "And 2 more at the desk", tag = "case", url = "/desk", lang = "en" });
        Assert.Equal(["New case: Blurred, English", "case", "/desk"], shown);

        // The worker tells a page that is open where a press leads.
        await agent.Page.EvaluateAsync("navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: '/desk/cases/7F3K' } }))");
        await agent.Page.WaitForURLAsync($"{server.Address}/desk/cases/7F3K");
        Assert.Empty(await agent.FaultsAsync());
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task Who_signs_out_is_called_here_no_more_and_who_comes_back_with_the_switch_on_is()
    {
        await using var agent = await ArriveAsync("notifications");
        await agent.Page.AddInitScriptAsync(PushManager);
        await agent.SignInAsync("root");
        await agent.GoAsync("/desk?page=settings");
        await agent.Page.GetByLabel("Call me in this browser").ClickAsync();
        await Expect(agent.Button("Send test alert")).ToBeVisibleAsync();

        // The session ends somewhere else: at the next one the browser is known again.
        await agent.Page.EvaluateAsync("async () => { const { csrf } = await (await fetch('/desk/api/session')).json(); await fetch('/desk/api/session', { method: 'DELETE', headers: { 'X-Desk-Csrf': csrf } }); }");
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
        await agent.SignInAsync("root");
        await agent.UntilAsync("async () => (await (await fetch('/desk/api/me/alerts')).json()).push.on");
        await agent.GoAsync("/desk?page=settings");
        await Expect(agent.Page.GetByLabel("Call me in this browser")).ToBeCheckedAsync();
        await agent.UntilAsync("window.subscribed !== undefined");
        await agent.Button("Sign out").ClickAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
        await agent.UntilAsync("window.unsubscribed === true");
        await agent.SignInAsync("root");
        Assert.False(await agent.Page.EvaluateAsync<bool>("async () => (await (await fetch('/desk/api/me/alerts')).json()).push.on"));
    }

    [Theory]
    [InlineData("en-GB", "Your browser blocks notifications for this page. Allow them in its settings.")]
    [InlineData("zh-CN", "浏览器已阻止此页面的通知，请在浏览器设置中允许。")]
    public async Task A_browser_that_blocks_notifications_is_told_of(string locale, string words)
    {
        await using var agent = await ArriveAsync(locale: locale);
        await agent.Page.AddInitScriptAsync("Object.defineProperty(Notification, 'permission', { get: () => 'denied' }); Notification.requestPermission = async () => 'denied';");
        await agent.SignInAsync("kim");
        await agent.GoAsync("/desk?page=settings");
        await Expect(agent.Page.GetByText(words).First).ToBeVisibleAsync();
        Assert.Empty(await agent.FaultsAsync());
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_push_service_that_does_not_answer_and_a_browser_without_one_are_told_of()
    {
        await using var agent = await ArriveAsync("notifications");
        await agent.Page.AddInitScriptAsync("PushManager.prototype.subscribe = async function () { throw new DOMException('no service', 'AbortError'); }");
        await agent.SignInAsync("kim");
        await agent.GoAsync("/desk?page=settings");
        await agent.Page.GetByLabel("Call me in this browser").ClickAsync();
        await Expect(agent.Page.GetByText("Your browser's push service did not answer")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("Call me in this browser")).Not.ToBeCheckedAsync();
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.AddInitScriptAsync("delete window.PushManager");
        await agent.Page.ReloadAsync();
        await Expect(agent.Page.GetByText("This browser cannot be called.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("Call me in this browser")).ToBeDisabledAsync();
        Assert.Empty(agent.Complaints);
    }

    private Task<AgentAtDesk> ArriveAsync(string? permission = null, string locale = "en-GB") =>
        AgentAtDesk.ArriveAsync(theatre, server, new() { Locale = locale, Permissions = permission is null ? [] : [permission] }, script: Ears);

    /// <summary>Brings the worker a message, as the browser does when its push service has one, and tells what is shown then.</summary>
    private async Task<string[]> DeliverAsync(AgentAtDesk agent, object message)
    {
        var tools = await agent.Context.NewCDPSessionAsync(agent.Page);
        var registration = new TaskCompletionSource<string>();
        tools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, found) =>
        {
            foreach (var one in found!.Value.GetProperty("registrations").EnumerateArray().Where(one => !one.GetProperty("isDeleted").GetBoolean()))
            {
                registration.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        await tools.SendAsync("ServiceWorker.enable");
        var text = JsonSerializer.Serialize(message);
        await tools.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = server.Address, ["registrationId"] = await registration.Task.WaitAsync(Patience.Longest), ["data"] = text });
        var title = JsonDocument.Parse(text).RootElement.GetProperty("title").GetString();
        await agent.UntilAsync("async (title) => (await (await navigator.serviceWorker.getRegistrations())[0].getNotifications()).some((one) => one.title === title)", title);
        return await agent.Page.EvaluateAsync<string[]>("async () => { const all = await (await navigator.serviceWorker.getRegistrations())[0].getNotifications(); return all.flatMap((one) => [one.title, one.tag, one.data.url]); }");
    }

    private static System.Text.RegularExpressions.Regex Calm() => new(@"/calm-\w+\.svg$");

    private static System.Text.RegularExpressions.Regex Calling() => new(@"/calling-\w+\.svg$");

    private static System.Text.RegularExpressions.Regex Waiting() => new(@"^\(\d+\) Queue$");
}
