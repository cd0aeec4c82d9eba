using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>The wall: how the desk stands right now, for leads, on a screen that nobody touches.</summary>
public sealed class WallTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    public static TheoryData<string> Looks => ["light", "dark", "chinese", "forced-colors", "tablet", "phone"];

    [Fact]
    public async Task Numbers_move_by_themselves_lead_to_their_lists_and_a_lead_whispers_to_who_is_silent()
    {
        await using var lead = await AgentAtDesk.SignInAsync(theatre, server, "ada", path: "/desk?page=wall");
        var waiting = lead.Page.Locator(".wall-tile", new() { HasText = "Waiting now" });
        await Expect(waiting.Locator("strong")).ToHaveTextAsync("0");
        await lead.Page.EvaluateAsync("window.isTheSamePage = true");
        await using var visitor = await server.WaitAsync(theatre);
        await Expect(waiting.Locator("strong")).ToHaveTextAsync("1");
        await Expect(lead.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 customer waits." })).ToHaveCountAsync(1);
        await Expect(Part(lead, "Waiting, by reason")).ToContainTextAsync("Face check not passed");
        await Expect(Part(lead, "Waiting, by language")).ToContainTextAsync("English");
        Assert.Empty(await lead.FaultsAsync());

        await Part(lead, "Waiting, by reason").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(lead.Page).ToHaveURLAsync($"{server.Address}/desk?reason=reasons%2Fface-mismatch");
        await Expect(lead.Rows).ToHaveCountAsync(1);
        await lead.Page.ReloadAsync();
        await Expect(lead.Page.GetByLabel("Filter by reason")).ToHaveValueAsync("reasons/face-mismatch");
        await lead.Page.GoBackAsync();

        await using var ben = await AgentAtDesk.ClaimAsync(theatre, server);
        await Expect(waiting.Locator("strong")).ToHaveTextAsync("0");
        var his = Part(lead, "Agents").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ben" });
        await Expect(his).ToContainTextAsync("1 case");
        await his.GetByRole(AriaRole.Link, new() { Name = "1 case" }).ClickAsync();
        await Expect(lead.Page.Locator("#list-title")).ToHaveTextAsync("With Ben");
        await Expect(lead.Rows).ToHaveCountAsync(1);
        await lead.Page.GoBackAsync();
        await his.GetByRole(AriaRole.Link, new() { Name = "silent for" }).ClickAsync();
        await lead.Button("Whisper to Ben").ClickAsync();
        await Expect(lead.Box).ToBeFocusedAsync();
        await Expect(lead.Box).ToHaveValueAsync("@Ben ");
        await lead.Page.Keyboard.TypeAsync("ask for the video first");
        await lead.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(lead.Log.Locator(".note .mention")).ToHaveTextAsync("@Ben");
        await Expect(ben.Log.Locator(".note")).ToContainTextAsync("ask for the video first");
        Assert.DoesNotContain("video first", string.Concat(await visitor.ServerTranscriptAsync()), StringComparison.Ordinal);
        await ben.ReplyAsync("Hello");
        await lead.GoAsync("/desk?page=wall");
        await Expect(his).ToContainTextAsync("1 case");
        await Expect(his).Not.ToContainTextAsync("silent");
        await ben.ResolveAsync();
        await Expect(lead.Page.Locator(".wall-today li").Nth(1)).ToContainTextAsync("1 resolved");
        await lead.Page.Locator(".wall-today a").First.ClickAsync();
        await Expect(lead.Page.Locator("h1")).ToHaveTextAsync("Reports");
        await Expect(lead.Page.Locator(".figures")).ToContainTextAsync("1 conversation");
        Assert.Empty(lead.Complaints);
        Assert.Empty(ben.Complaints);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Everybody_can_read_a_busy_wall(string look)
    {
        await using var lead = await OpenAsync(Options(look), Busy());
        await Expect(lead.Page.Locator(".wall-tile.bad")).ToHaveCountAsync(2);
        await Expect(lead.Page.Locator(".wall-tile.bad .icon")).ToHaveCountAsync(2);
        await Expect(lead.Page.Locator(".wall-cases li")).ToHaveCountAsync(2);
        await Expect(lead.Page.Locator(".wall-cases button")).ToHaveCountAsync(1);
        await Expect(lead.Page.Locator(".wall-agents .due.late")).ToHaveCountAsync(1);
        Assert.Empty(await lead.FaultsAsync());
        Assert.Equal(0, await lead.Page.EvaluateAsync<int>("document.querySelector('.page').scrollWidth - document.querySelector('.page').clientWidth"));
        Assert.Empty(lead.Complaints);
    }

    [Fact]
    public async Task On_a_big_screen_nothing_is_small_and_the_numbers_are_big()
    {
        await using var lead = await OpenAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } }, Busy());
        // Twenty-four pixels of such a screen of 55 inches are the fifteen millimetres that are read from three metres.
        var sizes = await lead.Page.EvaluateAsync<double[]>(
            """
            [...document.querySelectorAll('.wall *')].filter((element) => !element.closest('.unseen') && [...element.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim()))
              .map((element) => parseFloat(getComputedStyle(element).fontSize))
            """);
        Assert.InRange(sizes.Length, 30, 200);
        Assert.InRange(sizes.Min(), 24, 100);
        Assert.InRange(await lead.Page.Locator(".wall-tile strong").First.EvaluateAsync<double>("(number) => parseFloat(getComputedStyle(number).fontSize)"), 96, 300);
        Assert.True(await lead.Page.EvaluateAsync<bool>("document.querySelector('.page').scrollHeight <= document.querySelector('.page').clientHeight"), "The wall does not fit on the screen.");
    }

    [Fact]
    public async Task A_screen_reader_hears_of_changes_now_and_then_and_not_of_each()
    {
        var waiting = 1;
        await using var lead = await AgentAtDesk.ArriveAsync(theatre, server);
        await SocketTap.TapAsync(lead);
        await lead.Page.Clock.InstallAsync();
        await lead.Page.RouteAsync("**/desk/api/wall?**", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(Wall(Volatile.Read(ref waiting))) }));
        await lead.GoAsync("/desk?page=wall");
        await lead.SignInAsync("ada");
        await Expect(lead.Page.Locator(".wall-tile strong").First).ToHaveTextAsync("1");
        // From here on time goes by when the test says so.
        await lead.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(5));
        await lead.Page.EvaluateAsync("window.heard = []; new MutationObserver(() => { const words = document.querySelector('.wall [role=status]').textContent; if (words && words !== window.heard.at(-1)) window.heard.push(words); }).observe(document.querySelector('.wall [role=status]'), { childList: true, characterData: true, subtree: true })");
        for (var change = 2; change <= 12; change++)
        {
            Volatile.Write(ref waiting, change);
            await SocketTap.SayAsync(lead, new { type = "counts", counts = new { waiting = change, mine = 0, assistant = 0 } });
            await lead.Page.Clock.RunForAsync(3000);
            await Expect(lead.Page.Locator(".wall-tile strong").First).ToHaveTextAsync($"{change}");
        }

        // Thirty-three seconds and eleven changes: the first is said at once, and one more after a while.
        Assert.InRange(await lead.Page.EvaluateAsync<int>("window.heard.length"), 1, 3);
        await lead.Page.Clock.RunForAsync(20_000);
        await Expect(lead.Page.Locator(".wall [role=status]")).ToHaveTextAsync("12 customers wait.");
    }

    [Fact]
    public async Task Numbers_that_cannot_be_read_again_say_from_when_they_are_until_they_can()
    {
        await using var lead = await AgentAtDesk.ArriveAsync(theatre, server);
        await SocketTap.TapAsync(lead);
        await lead.GoAsync("/desk?page=wall");
        await lead.SignInAsync("ada");
        await Expect(lead.Page.Locator(".wall-tile")).ToHaveCountAsync(4);
        await lead.Page.RouteAsync("**/desk/api/wall?**", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{}" }));
        await SocketTap.SayAsync(lead, new { type = "counts", counts = new { waiting = 0, mine = 0, assistant = 0 } });
        await Expect(lead.Page.Locator(".wall [role=alert]")).ToContainTextAsync("These numbers are those of");
        await Expect(lead.Page.Locator(".wall-tile")).ToHaveCountAsync(4);
        Assert.Empty(await lead.FaultsAsync());
        await lead.Page.UnrouteAllAsync();
        await SocketTap.SayAsync(lead, new { type = "counts", counts = new { waiting = 0, mine = 0, assistant = 0 } });
        await Expect(lead.Page.Locator(".wall [role=alert]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en-GB", "Closed now", "Opens")]
    [InlineData("zh-CN", "现在休息", "开放时间")]
    public async Task A_closed_desk_says_when_it_opens(string locale, string closed, string opens)
    {
        await using var lead = await OpenAsync(new() { Locale = locale }, Wall(waiting: 0, hours: new { kept = true, open = false, opensAt = Now.AddHours(9) }));
        await Expect(lead.Page.Locator(".wall-hours")).ToContainTextAsync(closed);
        await Expect(lead.Page.Locator(".wall-hours")).ToContainTextAsync(opens);
    }

    [Fact]
    public async Task An_agent_finds_no_way_to_the_wall_and_nothing_behind_its_address()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await Expect(agent.Page.Locator(".rail-link[href*='page=settings']")).ToHaveCountAsync(1);
        await Expect(agent.Page.Locator(".rail-link[href*='page=wall']")).ToHaveCountAsync(0);
        await agent.GoAsync("/desk?page=wall");
        await Expect(agent.Page.Locator(".wall [role=alert]")).ToHaveTextAsync("The wall is for leads. Ask a lead.");
        await Expect(agent.Page.Locator(".wall-tile")).ToHaveCountAsync(0);
        Assert.Empty(await agent.FaultsAsync());
    }

    private static ILocator Part(AgentAtDesk lead, string name) => lead.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private async Task<AgentAtDesk> OpenAsync(BrowserNewContextOptions options, object wall)
    {
        var lead = await AgentAtDesk.ArriveAsync(theatre, server, options);
        await lead.GoAsync("/desk?page=wall");
        await lead.Page.RouteAsync("**/desk/api/wall?**", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(wall) }));
        await lead.SignInAsync("ada");
        await Expect(lead.Page.Locator(".wall-tile")).ToHaveCountAsync(4);
        return lead;
    }

    private static object Busy() => Wall(
        waiting: 37,
        late: new { first = 6, answer = 2, rows = new[] { Row("a", "waiting", null), Row("b", "assigned", new { id = "kim", name = "Kim of the long name" }) } },
        agents:
        [
            new { id = "ben", name = "Ben", role = "agent", status = "online", cases = 4 },
            new { id = "kim", name = "Kim of the long name", role = "agent", status = "away", cases = 3, silentSince = Now.AddMinutes(-12), silentIn = "b" },
            new { id = "mia", name = "Mia", role = "agent", status = "online", cases = 1, silentSince = Now.AddMinutes(-1), silentIn = "c" },
            new { id = "off", name = "Off", role = "lead", status = "offline", cases = 0 },
        ]);

    private static Dictionary<string, object> Row(string id, string status, object? agent) => new Dictionary<string, object?>
    {
        ["id"] = id,
        ["conversationId"] = id,
        ["status"] = status,
        ["trigger"] = "asked",
        ["priority"] = 0,
        ["openedAt"] = Now.AddHours(-1),
        ["waitingSince"] = Now.AddHours(-1),
        ["statusSince"] = Now.AddHours(-1),
        ["firstReplyAt"] = agent is null ? null : Now.AddMinutes(-40),
        ["lastCustomerAt"] = Now.AddMinutes(-15),
        ["agent"] = agent,
        ["rejections"] = 2,
        ["reason"] = new { topic = "reasons/glare", name = "Glare on the photo" },
        ["locale"] = "en",
        ["localeName"] = "English",
        ["channel"] = "directline",
        ["verified"] = true,
        ["customer"] = "Visitor 7F3K2",
        ["dueAt"] = Now.AddMinutes(-5),
        ["updatedAt"] = Now,
    }.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!);

    private static object Wall(int waiting, object? late = null, object[]? agents = null, object? hours = null) => new
    {
        at = Now,
        hours = hours ?? new { kept = false, open = true },
        waiting = new { count = waiting, since = Now.AddMinutes(-22), caseId = "a" },
        late = late ?? new { first = 0, answer = 0, rows = Array.Empty<object>() },
        byReason = new object[] { new { id = "reasons/glare", name = "Glare on the photo", count = 30, since = Now.AddMinutes(-22) }, new { count = 7, since = Now.AddMinutes(-3) } },
        byLocale = new[] { new { id = "zh-Hans", name = "简体中文", count = 25, since = Now.AddMinutes(-22) }, new { id = "en", name = "English", count = 12, since = Now.AddMinutes(-9) } },
        agents = agents ?? [new { id = "ben", name = "Ben", role = "agent", status = "online", cases = 0 }],
        today = new { day = "2026-11-26", opened = 112, resolved = 96, medianMinutes = 3.5 },
    };

    private static BrowserNewContextOptions Options(string look) => look switch
    {
        "dark" => new() { ColorScheme = ColorScheme.Dark },
        "chinese" => new() { Locale = "zh-CN" },
        "forced-colors" => new() { ForcedColors = ForcedColors.Active },
        "tablet" => new() { ViewportSize = new() { Width = 768, Height = 1024 } },
        "phone" => new() { ViewportSize = new() { Width = 320, Height = 568 }, IsMobile = true, HasTouch = true },
        _ => new(),
    };
}
