using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>The desk's page: who gets in, what each role sees, keyboard, languages, and its states for everybody's eyes and ears.</summary>
public sealed class DeskTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    public static TheoryData<string> Looks => ["light", "dark", "chinese", "forced-colors", "narrow", "phone"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_in_any_state(string look)
    {
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server, Options(look));
        var faults = new List<string>();
        async Task Check(string state) => faults.AddRange((await agent.FaultsAsync()).Select(fault => $"{state}: {fault}"));

        await Check("sign-in");
        // The server allows few wrong passwords, and these tests try many.
        await agent.Page.RouteAsync("**/desk/api/session?**", route => route.FulfillAsync(new() { Status = 401, ContentType = "application/json", Body = "{\"error\":{\"code\":\"wrong-credentials\",\"message\":\"\"}}" }));
        await agent.TrySignInAsync("ben", "wrong");
        await Expect(agent.Page.Locator("#door-problem")).Not.ToBeEmptyAsync();
        await Check("wrong password");
        await agent.Page.UnrouteAsync("**/desk/api/session?**");
        await agent.SignInAsync("root");
        await Expect(agent.Page.Locator(".nothing")).ToBeVisibleAsync();
        await Check("empty queue");
        await agent.Page.Keyboard.PressAsync("?");
        await Check("keys");
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("Control+k");
        await Check("palette");
        await agent.Page.Keyboard.PressAsync("Escape");
        foreach (var page in new[] { "settings", "playbooks", "accounts", "audit", "letters" })
        {
            await agent.GoAsync($"/desk?page={page}");
            await Expect(agent.Page.Locator("h1")).ToBeVisibleAsync();
            await Check(page);
        }

        await agent.GoAsync("/desk/cases/nothing");
        await Expect(agent.Page.Locator(".thread .nothing")).ToBeVisibleAsync();
        await Check("no such case");
        Assert.Empty(faults);
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task The_page_holds_nothing_before_somebody_signed_in()
    {
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await Expect(agent.Page.Locator(".rail")).ToHaveCountAsync(0);
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing_and_says_so()
    {
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await agent.TrySignInAsync("ben", "not the password");
        await Expect(agent.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("User name or password is wrong.");
        await Expect(agent.Page.Locator("input[type=password]")).ToHaveValueAsync("");
        await Expect(agent.Page.Locator(".rail")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Signing_out_in_one_tab_closes_the_desk_in_the_other()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        var other = await agent.Context.NewPageAsync();
        await other.GotoAsync($"{server.Address}/desk?view=mine");
        await Expect(other.Locator(".rail")).ToBeVisibleAsync();
        await agent.GoAsync("/desk?page=settings");
        await agent.Button("Sign out").ClickAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
        await Expect(other.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
        await Expect(other.Locator("main")).ToContainTextAsync("Your session ended.");
    }

    [Fact]
    public async Task Each_role_sees_its_own_pages_only()
    {
        foreach (var (user, pages) in new[] { ("ben", 0), ("ada", 1), ("root", 3) })
        {
            await using var agent = await AgentAtDesk.SignInAsync(theatre, server, user);
            var links = agent.Page.Locator(".rail-link[href*='page=audit'], .rail-link[href*='page=accounts'], .rail-link[href*='page=letters']");
            await Expect(links).ToHaveCountAsync(pages);
        }
    }

    [Fact]
    public async Task An_admin_makes_an_account_whose_password_is_shown_once()
    {
        await using var admin = await AgentAtDesk.SignInAsync(theatre, server, "root", path: "/desk?page=accounts");
        await admin.Page.Locator(".create input").Nth(0).FillAsync("Carla");
        await admin.Page.Locator(".create input").Nth(1).FillAsync("carla");
        await admin.Button("Create account").ClickAsync();
        var password = await admin.Dialog.Locator("code").InnerTextAsync();
        await admin.Button("Done").ClickAsync();
        await Expect(admin.Page.Locator("tbody tr", new() { HasText = "Carla" })).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("body")).Not.ToContainTextAsync(password);
        await using var carla = await AgentAtDesk.ArriveAsync(theatre, server);
        await carla.SignInAsync("carla", password);
        await admin.Button("Disable: Carla").ClickAsync();
        await Expect(carla.Page.Locator("h1")).ToHaveTextAsync("Sign in to the desk");
    }

    [Fact]
    public async Task The_language_is_switched_at_once_and_kept_with_the_account()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "ada", path: "/desk?page=settings");
        await agent.SettleAsync(() => agent.Button("简体中文").ClickAsync());
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("设置");
        await Expect(agent.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await using var elsewhere = await AgentAtDesk.ArriveAsync(theatre, server);
        await elsewhere.SignInAsync("ada");
        await Expect(elsewhere.Page.Locator(".list h1")).ToHaveTextAsync("排队");
        await agent.SettleAsync(() => agent.Button("English").ClickAsync());
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Settings");
    }

    [Fact]
    public async Task Keys_can_be_changed_and_single_ones_switched_off()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "kim", path: "/desk?page=settings");
        await agent.CalmAsync();
        await agent.Button("Change: Go to my cases").ClickAsync();
        await agent.SettleAsync(() => agent.Page.Keyboard.PressAsync("x"));
        await Expect(agent.Page.Locator("tr", new() { HasText = "Go to my cases" }).Locator("kbd")).ToHaveTextAsync("x");
        await agent.Button("Change: Search").ClickAsync();
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(agent.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Go to my cases" })).ToBeVisibleAsync();
        await agent.Page.Locator("h1").ClickAsync();
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(agent.Page.Locator(".list h1")).ToHaveTextAsync("Mine");
        await agent.GoAsync("/desk?page=settings");
        await agent.CalmAsync();
        await agent.Page.GetByLabel("Keys without Ctrl do something").UncheckAsync();
        await agent.Page.Locator("h1").ClickAsync();
        await agent.Page.Keyboard.PressAsync("x");
        await agent.Page.Keyboard.PressAsync("Control+k");
        await Expect(agent.Dialog).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Settings");
    }

    [Fact]
    public async Task Ten_thousand_rows_draw_only_what_is_on_the_screen()
    {
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await agent.Page.RouteAsync("**/desk/api/cases?**", route => route.FulfillAsync(new() { ContentType = "application/json", Body = ManyCases(route.Request.Url) }));
        await agent.SignInAsync("ben");
        await Expect(agent.Rows.First).ToContainTextAsync("Visitor 0");
        await Expect(agent.Page.Locator(".list-head")).ToContainTextAsync("10000 cases");
        Assert.InRange(await agent.Page.Locator(".place").CountAsync(), 5, 40);
        var rows = agent.Page.Locator(".rows");
        await rows.EvaluateAsync("box => { box.scrollTop = box.scrollHeight; }");
        await Expect(agent.Rows.Last).ToContainTextAsync("Visitor 9999");
        Assert.InRange(await agent.Page.Locator(".place").CountAsync(), 5, 40);
        // A hundred steps through the list, each drawn before the next; slow ones would be felt. Only the page's own work counts, whatever else the machine does.
        var tools = await agent.Context.NewCDPSessionAsync(agent.Page);
        await tools.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        var before = await WorkedAsync(tools);
        await rows.EvaluateAsync(
            """
            async (box) => {
              for (let step = 0; step < 100; step++) {
                box.scrollTop = step * 3000;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
              }
            }
            """);
        var milliseconds = (await WorkedAsync(tools) - before) * 10;
        TestContext.Current.TestOutputHelper?.WriteLine($"A step took {milliseconds.ToString("F0", CultureInfo.InvariantCulture)} ms");
        Assert.InRange(milliseconds, 0.01, 150);
    }

    /// <summary>For how many seconds the page worked so far.</summary>
    private static async Task<double> WorkedAsync(ICDPSession tools)
    {
        var measured = await tools.SendAsync("Performance.getMetrics");
        return measured!.Value.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    private static string ManyCases(string url)
    {
        var offset = int.Parse(System.Web.HttpUtility.ParseQueryString(new Uri(url).Query)["offset"]!, CultureInfo.InvariantCulture);
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        var rows = Enumerable.Range(offset, Math.Min(100, 10_000 - offset)).Select(n => new
        {
            id = $"c{n}",
            conversationId = $"v{n}",
            status = "waiting",
            trigger = "asked",
            priority = 0,
            openedAt = at.AddSeconds(n),
            waitingSince = at.AddSeconds(n),
            statusSince = at.AddSeconds(n),
            rejections = n % 4,
            locale = "en",
            localeName = "English",
            channel = "directline",
            verified = n % 2 == 0,
            customer = $"Visitor {n}",
            lastLine = "hello",
            updatedAt = at.AddSeconds(n),
        });
        return JsonSerializer.Serialize(new { rows, total = 10_000, counts = new { waiting = 10_000, mine = 0, assistant = 0 } });
    }

    private static BrowserNewContextOptions Options(string look) => look switch
    {
        "dark" => new() { ColorScheme = ColorScheme.Dark },
        "chinese" => new() { Locale = "zh-CN" },
        "forced-colors" => new() { ForcedColors = ForcedColors.Active },
        "narrow" => new() { ViewportSize = new() { Width = 320, Height = 256 } },
        "phone" => new() { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true },
        _ => new(),
    };
}
