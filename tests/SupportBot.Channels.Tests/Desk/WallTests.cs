using System.Net;
using System.Text.Json;
using SupportBot.Channels.Desk.Wall;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What leads see of the desk as it stands: the wall, and the lists behind its numbers.</summary>
public sealed class WallTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_wall_of_a_desk_where_nothing_happens_says_so()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");

        var wall = await lead.GetAsync("wall");

        Assert.Equal("""{"kept":false,"open":true}""", wall.GetProperty("hours").GetRawText());
        Assert.Equal("""{"count":0}""", wall.GetProperty("waiting").GetRawText());
        Assert.Equal("""{"first":0,"answer":0,"rows":[]}""", wall.GetProperty("late").GetRawText());
        Assert.Equal("[][]", wall.GetProperty("byReason").GetRawText() + wall.GetProperty("byLocale").GetRawText());
        Assert.Equal($$"""[{"id":"{{lead.Agent.Id}}","name":"Ada","role":"lead","status":"offline","cases":0}]""", wall.GetProperty("agents").GetRawText());
        Assert.Equal($$"""{"day":"{{server.Time.GetUtcNow():yyyy-MM-dd}}","opened":0,"resolved":0}""", wall.GetProperty("today").GetRawText());
    }

    [Fact]
    public async Task The_wall_counts_who_waits_by_reason_and_by_language_and_each_number_is_that_of_its_list()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");
        var (_, first) = await Customers.WaitAsync(server);
        await server.Time.PassAsync(TimeSpan.FromMinutes(1));
        await Customers.WaitAsync(server);
        await Customers.WaitAsync(server, "证件照片模糊", "zh-Hans", "我要找人工");

        var wall = await lead.GetAsync("wall?lang=en");

        Assert.Equal((3, first), (wall.GetProperty("waiting").GetProperty("count").GetInt32(), wall.GetProperty("waiting").GetProperty("caseId").GetString()));
        Assert.Equal(server.Time.GetUtcNow().AddMinutes(-1), wall.GetProperty("waiting").GetProperty("since").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        Assert.Equal(["reasons/glare Glare on the photo 2", "reasons/blurred-photo Blurry document photo 1"], Groups(wall, "byReason"));
        Assert.Equal(["en English 2", "zh-Hans 简体中文 1"], Groups(wall, "byLocale"));
        Assert.Equal("证件照片反光", Groups(await lead.GetAsync("wall?lang=zh-Hans"), "byReason")[0].Split(' ')[1]);
        foreach (var group in wall.GetProperty("byReason").EnumerateArray())
        {
            Assert.Equal(group.GetProperty("count").GetInt32(), await TotalAsync(lead, $"cases?view=queue&reason={group.GetProperty("id").GetString()}"));
        }

        Assert.Equal(3, wall.GetProperty("today").GetProperty("opened").GetInt32());
    }

    [Fact]
    public async Task What_is_late_is_counted_and_listed_apart_for_first_replies_and_for_answers()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");
        using var agent = await DeskClient.SignInAsync(server);
        var (_, waits) = await Customers.WaitAsync(server);
        var (customer, answered) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{answered}/reply", new { text = "Hello", after = await Customers.PlaceAsync(agent, answered) });
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        await customer.SayAsync("Are you there?");
        Assert.Equal((0, 0), await LateAsync(lead));

        await server.Time.PassAsync(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal((0, 1), await LateAsync(lead));
        Assert.Equal([answered], await IdsAsync(lead, "late-answer"));
        Assert.Empty(await IdsAsync(lead, "late-first"));

        await server.Time.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((1, 1), await LateAsync(lead));
        Assert.Equal([waits], await IdsAsync(lead, "late-first"));
        Assert.Equal([answered], await IdsAsync(lead, "late-answer"));
        Assert.Empty(await IdsAsync(lead, "late-first&locale=zh-Hans"));
        Assert.Equal([answered, waits], (await lead.GetAsync("wall")).GetProperty("late").GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString()));

        await agent.PostAsync($"cases/{answered}/snooze", new { until = server.Time.GetUtcNow().AddHours(1) });
        Assert.Equal((1, 0), await LateAsync(lead));
    }

    [Fact]
    public async Task Each_agent_stands_there_with_status_cases_and_since_when_a_customer_waits_for_a_word()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");
        using var agent = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var claimed = server.Time.GetUtcNow();
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await server.Time.PassAsync(TimeSpan.FromMinutes(3));

        var mia = await AgentAsync(lead, "Mia");
        Assert.Equal(("online", 1, caseId), (mia.GetProperty("status").GetString(), mia.GetProperty("cases").GetInt32(), mia.GetProperty("silentIn").GetString()));
        Assert.Equal(claimed, mia.GetProperty("silentSince").GetDateTimeOffset(), TimeSpan.FromSeconds(1));

        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello", after = await Customers.PlaceAsync(agent, caseId) });
        Assert.False((await AgentAsync(lead, "Mia")).TryGetProperty("silentSince", out _));

        await server.Time.PassAsync(TimeSpan.FromMinutes(2));
        await customer.SayAsync("Thank you. And now?");
        Assert.Equal(server.Time.GetUtcNow(), (await AgentAsync(lead, "Mia")).GetProperty("silentSince").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        Assert.Equal([caseId], await IdsAsync(lead, $"agent&agent={agent.Agent.Id}"));
        Assert.Empty(await IdsAsync(lead, $"agent&agent={lead.Agent.Id}"));
        Assert.Empty(await IdsAsync(lead, "agent"));
    }

    [Fact]
    public async Task The_day_begins_at_midnight_of_the_desk()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");
        var (_, first) = await Customers.WaitAsync(server);
        await server.Time.PassAsync(TimeSpan.FromMinutes(4));
        await lead.PostAsync($"cases/{first}/claim");
        await lead.PostAsync($"cases/{first}/resolve");
        var (_, second) = await Customers.WaitAsync(server);
        await lead.PostAsync($"cases/{second}/claim");
        Assert.Equal((2, 1, 0d), Day(await lead.GetAsync("wall")));

        // Eleven hours on it is still today; one more, and it is tomorrow.
        await server.Time.PassAsync(TimeSpan.FromHours(11));
        Assert.Equal((2, 1, 0d), Day(await lead.GetAsync("wall")));
        await server.Time.PassAsync(TimeSpan.FromMinutes(57));
        using var later = await lead.AgainAsync();
        await later.PostAsync($"cases/{second}/resolve");
        Assert.Equal((0, 1, null), Day(await later.GetAsync("wall")));
    }

    [Fact]
    public async Task A_wall_that_hangs_all_day_fills_no_log()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Ada");
        for (var look = 0; look < 30; look++)
        {
            await lead.GetAsync("wall");
            await server.Time.PassAsync(TimeSpan.FromSeconds(10));
        }

        var entries = (await lead.GetAsync("audit")).GetProperty("entries").EnumerateArray().Where(entry => entry.TryGetProperty("target", out var target) && target.GetString() == "wall");
        Assert.Equal("case.list", Assert.Single(entries).GetProperty("action").GetString());
    }

    [Fact]
    public async Task An_agent_sees_no_wall()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        await agent.AskAsync(HttpMethod.Get, "wall", null, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null, null, false, 0)]
    [InlineData(5, null, false, 5)]
    [InlineData(5, 6, false, null)]
    [InlineData(5, 5, false, null)]
    [InlineData(7, 6, false, 7)]
    [InlineData(-5, -4, false, 0)]
    [InlineData(7, 6, true, null)]
    public void An_agent_owes_a_word_since_the_customers_last_one_but_not_from_before_it_had_the_case(int? asked, int? said, bool isSnoozed, int? since)
    {
        var row = new CaseRow(
            new HandoffCase
            {
                Id = "7F3K",
                Status = CaseStatus.Assigned,
                Trigger = "asked",
                OpenedAt = Noon.AddHours(-1),
                WaitingSince = Noon.AddHours(-1),
                StatusSince = Noon,
                LastCustomerAt = asked is { } minutes ? Noon.AddMinutes(minutes) : null,
                LastAgentAt = said is { } ago ? Noon.AddMinutes(ago) : null,
                SnoozedUntil = isSnoozed ? Noon.AddHours(1) : null,
            },
            "conversation", new(), "directline", "en", false, null, Noon);

        Assert.Equal(since, CaseSilence.IsSilent(row) ? (int)(CaseSilence.Since(row) - Noon).TotalMinutes : null);
    }

    private static async Task<(int First, int Answer)> LateAsync(DeskClient lead)
    {
        var late = (await lead.GetAsync("wall")).GetProperty("late");
        return (late.GetProperty("first").GetInt32(), late.GetProperty("answer").GetInt32());
    }

    private static async Task<string?[]> IdsAsync(DeskClient lead, string view) =>
        [.. (await lead.GetAsync($"cases?view={view}")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString())];

    private static async Task<int> TotalAsync(DeskClient lead, string path) => (await lead.GetAsync(path)).GetProperty("total").GetInt32();

    private static async Task<JsonElement> AgentAsync(DeskClient lead, string name) =>
        (await lead.GetAsync("wall")).GetProperty("agents").EnumerateArray().Single(agent => agent.GetProperty("name").GetString() == name);

    private static string[] Groups(JsonElement wall, string name) =>
        [.. wall.GetProperty(name).EnumerateArray().Select(group => $"{group.GetProperty("id")} {group.GetProperty("name")} {group.GetProperty("count")}")];

    private static (int Opened, int Resolved, double? Median) Day(JsonElement wall)
    {
        var today = wall.GetProperty("today");
        return (today.GetProperty("opened").GetInt32(), today.GetProperty("resolved").GetInt32(), today.TryGetProperty("medianMinutes", out var median) ? median.GetDouble() : null);
    }
}
