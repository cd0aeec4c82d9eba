using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Connector.Bubbles;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>The card of a case: what it shows, what its buttons do, and that it is the same everywhere.</summary>
public sealed class CaseCardTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_gets_one_card_that_says_what_is_known()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        var (_, caseId) = await world.CustomerAsync();
        await world.SettledAsync();

        Assert.Single(world.Threads);
        var lines = CardWorld.Lines(world.Card());
        Assert.StartsWith("🟠 Glare", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^Waiting since \{\{TIME\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)\}\}$", lines[1]);
        Assert.Matches("^Visitor [0-9A-Z]{5}  “talk to a person”$", lines[2]);
        Assert.Contains(lines, line => line.StartsWith("Next: ", StringComparison.Ordinal));
        Assert.Equal(["Claim", "Transcript"], CardWorld.Titles(world.Card()));
        Assert.Equal("1.5", world.Card().GetProperty("version").GetString());
        Assert.Contains("\"tenantId\":\"t1\"", world.World.Azure.Sent.Single(sent => sent.Target == "/amer/v3/conversations").Body, StringComparison.Ordinal);
        Assert.NotNull(await world.Cases.FindCaseAsync(caseId, Never));
    }

    [Fact]
    public async Task The_whole_way_on_the_card_in_English()
    {
        await using var world = await TeamsWorld.StartAsync();
        await PlayAsync(world, "Claim", "Send to the customer", "Keep the note", "Close", "With Ben since", "closed by Ben");
        Assert.Equal(["Ben (desk)", "Which document is it?", "🔒 Ben, for your team only", "Looks fine"], world.Said());
    }

    [Fact]
    public async Task The_whole_way_on_the_card_in_Chinese()
    {
        await using var world = await TeamsWorld.StartAsync("客服台");
        await PlayAsync(world, "领取", "发送给用户", "保存备注", "解决", "Ben 自", "Ben 于");
        Assert.Contains("Ben（客服工作台）", world.Said());
    }

    [Theory]
    [InlineData("desk", "Claim", "Return to assistant", "With the assistant since")]
    [InlineData("客服台", "领取", "交还助手", "起由助手接待")]
    public async Task A_case_goes_back_to_the_assistant_with_words(string word, string claim, string give, string shows)
    {
        await using var world = await TeamsWorld.StartAsync(word);
        await world.AgentAsync("Ben");
        var (customer, caseId) = await world.CustomerAsync();
        await world.PressAsync(claim);
        await world.UntilAsync(() => Has(world.Card(), give));
        await world.PressAsync(give, words: "use the web upload");
        Assert.Equal(CaseStatus.Returned, (await world.CaseAsync(caseId)).Case.Status);
        Assert.Contains(await TeamsWorld.TextsOf(customer), text => text.Contains("use the web upload", StringComparison.Ordinal));
        await world.UntilAsync(() => world.Lines().Contains(shows, StringComparison.Ordinal));
        Assert.Contains(claim, CardWorld.Titles(world.Card()));
    }

    [Fact]
    public async Task Of_two_who_claim_one_has_it_and_the_other_reads_who()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        await world.AgentAsync("Ann");
        var (_, caseId) = await world.CustomerAsync();
        var claim = TeamsWorld.Button(world.Card(), "Claim");
        var answers = await Task.WhenAll(world.InvokeAsync(claim, "Ben"), world.InvokeAsync(claim, "Ann"));
        var holder = (await world.CaseAsync(caseId)).Case.Agent!.Name;
        var notices = answers.Select(answer => CardWorld.Lines(answer.GetProperty("value"))[0]).ToArray();
        Assert.Single(notices, notice => notice == $"{holder} has it.");
        Assert.Single(notices, notice => notice.StartsWith("🟢", StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Contains($"With {holder} since", string.Join('\n', CardWorld.Lines(answer.GetProperty("value"))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_Teams_and_the_page_one_wins_every_race()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        var won = new Dictionary<string, int> { ["Ben"] = 0, ["Ann"] = 0 };
        for (var race = 0; race < 6; race++)
        {
            var (_, caseId) = await world.CustomerAsync();
            var claim = TeamsWorld.Button(world.Card(world.Threads[race]), "Claim");
            var inTeams = world.InvokeAsync(claim, "Ben", world.Threads[race]);
            using var onPage = await page.SendAsync(HttpMethod.Post, $"cases/{caseId}/claim", new { });
            var notice = CardWorld.Lines((await inTeams).GetProperty("value"))[0];
            var holder = (await world.CaseAsync(caseId)).Case.Agent!.Name;
            won[holder]++;
            Assert.Equal(holder == "Ann", onPage.IsSuccessStatusCode);
            Assert.Equal(holder == "Ann", notice == "Ann has it.");
            await world.UntilAsync(() => world.Lines(world.Threads[race]).Contains($"With {holder} since", StringComparison.Ordinal));
        }

        Assert.Equal(6, won.Values.Sum());
    }

    [Fact]
    public async Task What_the_page_does_is_on_the_card_and_the_end_is_one_line()
    {
        await using var world = await TeamsWorld.StartAsync();
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        var (_, caseId) = await world.CustomerAsync();
        await page.PostAsync($"cases/{caseId}/claim");
        await world.UntilAsync(() => world.Lines().Contains("With Ann since", StringComparison.Ordinal));
        Assert.DoesNotContain("Claim", CardWorld.Titles(world.Card()));
        await page.PostAsync($"cases/{caseId}/resolve");
        await world.UntilAsync(() => CardWorld.Lines(world.Card()).Count == 1);
        Assert.Matches(@"^✅ Glare on the photo · Visitor [0-9A-Z]{5} · closed by Ann at \{\{TIME\([^)]*\)\}\}$", world.Lines());
        Assert.Empty(CardWorld.Titles(world.Card()));
        await page.PostAsync($"cases/{caseId}/reopen");
        await world.UntilAsync(() => world.Lines().Contains("With Ann since", StringComparison.Ordinal));
        await world.SettledAsync();
        Assert.Single(world.Threads);
    }

    [Fact]
    public async Task A_press_that_Teams_sends_twice_is_done_once()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        var (customer, caseId) = await world.CustomerAsync();
        var first = await world.PressAsync("Claim", id: "f:1");
        await world.PressAsync("Transcript");
        var claim = JsonSerializer.SerializeToElement(new { verb = "claim", data = new { desk = new { verb = "claim", caseId } } });
        Assert.Equal(CardWorld.Lines(first), CardWorld.Lines((await world.InvokeAsync(claim, id: "f:1")).GetProperty("value")));
        var reply = JsonSerializer.SerializeToElement(new { verb = "reply", data = new { desk = new { verb = "reply", caseId } } });
        await world.InvokeAsync(reply, words: "hello", id: "f:2");
        await world.InvokeAsync(reply, words: "hello", id: "f:2");
        var note = JsonSerializer.SerializeToElement(new { verb = "note", data = new { desk = new { verb = "note", caseId } } });
        await world.InvokeAsync(note, words: "hm", id: "f:3");
        await world.InvokeAsync(note, words: "hm", id: "f:3");
        await world.SettledAsync();
        Assert.Single(await TeamsWorld.TextsOf(customer), text => text == "hello");
        Assert.Single(await world.Cases.ListNotesAsync(caseId, Never));
        await world.UntilAsync(() => world.Said().Contains("hm"));
        Assert.Equal((1, 1), (world.Said().Count(line => line == "hello"), world.Said().Count(line => line == "hm")));
        var audit = await world.Server.Services.GetRequiredService<IAgentStore>().ListAuditAsync(long.MaxValue, 100, Never);
        Assert.Equal(["case.claim", "case.note", "case.reply", "case.transcript"], audit.Where(entry => entry.Target == caseId).Select(entry => entry.Action).Order());
    }

    [Theory]
    [InlineData("Claim")]
    [InlineData("Transcript")]
    public async Task Whoever_is_not_linked_reads_how_to_be_and_changes_nothing(string button)
    {
        await using var world = await TeamsWorld.StartAsync();
        var (_, caseId) = await world.CustomerAsync();
        var before = await world.CaseAsync(caseId);
        var card = await world.PressAsync(button, "Stranger");
        Assert.StartsWith("I do not know you as an agent of the desk", CardWorld.Lines(card)[0], StringComparison.Ordinal);
        Assert.Equal(before, await world.CaseAsync(caseId) with { Facts = before.Facts });
        Assert.DoesNotContain("glare", string.Join('\n', CardWorld.Lines(card)).Replace("Glare", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_closed_does_nothing_any_more()
    {
        await using var world = await TeamsWorld.StartAsync();
        var ben = await world.AgentAsync("Ben");
        var (_, caseId) = await world.CustomerAsync();
        await world.Server.Services.GetRequiredService<IAgentStore>().SaveAgentAsync(ben with { IsDisabled = true }, null, Never);
        await world.PressAsync("Claim");
        Assert.Equal(CaseStatus.Waiting, (await world.CaseAsync(caseId)).Case.Status);
    }

    [Fact]
    public async Task The_transcript_takes_the_card_s_place_for_the_one_who_asked()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        await world.CustomerAsync("it says glare but i can read it");
        await world.SettledAsync();
        var changes = world.All.Count;
        var shown = await world.PressAsync("Transcript");
        var lines = CardWorld.Lines(shown);
        Assert.Equal("The conversation so far", lines[0]);
        Assert.Contains("it says glare but i can read it", lines);
        Assert.Contains("Assistant", lines);
        var back = await world.InvokeAsync(TeamsWorld.Button(shown, "Back to the case"));
        Assert.Equal(world.Lines(), string.Join('\n', CardWorld.Lines(back.GetProperty("value"))));
        Assert.Equal(changes, world.All.Count);
    }

    [Fact]
    public async Task Nothing_that_a_customer_writes_is_more_than_words_and_nothing_personal_is_shown()
    {
        const string Hostile = "[click](https://evil.example) **bold** <b>x</b> {{DATE(2026-01-01,LONG)}} \u202Etxt.exe mail me at amina.k@example.com or +49 170 1234567, passport C01X00T478";
        await using var world = await TeamsWorld.StartAsync();
        var (caseId, account) = (await Customers.VerifiedAsync(world.Server, "customer-4711"), "customer-4711");
        await world.UntilAsync(() => world.Threads.Count == 1);
        var row = await world.CaseAsync(caseId);
        await world.Server.Services.GetRequiredService<TurnPipeline>().ReceiveAsync(row.ConversationId, Schema.Activity.Message(Hostile), null, Never);
        await world.UntilAsync(() => world.Lines().Contains("click", StringComparison.Ordinal));
        var everything = string.Join('\n', world.World.Azure.Sent.Select(sent => sent.Body));
        foreach (var secret in new[] { account, "amina.k@example.com", "170 1234567", "C01X00T478" })
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        }

        Assert.Contains("(verified)", world.Lines(), StringComparison.Ordinal);
        Assert.DoesNotContain("{{DATE", world.Lines(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", world.Lines(), StringComparison.Ordinal);
        Assert.DoesNotContain(CardWorld.All(world.Card()), part => part.TryGetProperty("type", out var type) && type.ValueEquals("TextBlock"));
        Assert.DoesNotContain("evil", world.All.Select(sent => sent.Activity.Summary + sent.Activity.Text).Aggregate("", (all, text) => all + text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://chat.example.com", "https://chat.example.com/desk/cases/")]
    [InlineData("http://chat.example.com", null)]
    public async Task The_page_is_opened_by_https_only(string address, string? expected)
    {
        await using var world = await TeamsWorld.StartAsync("desk", ("Website:PublicAddress", address));
        await DeskClient.AddAsync(world.Server);
        var (_, caseId) = await world.CustomerAsync();
        var links = CardWorld.All(world.Card()).Where(part => part.TryGetProperty("url", out _)).Select(part => part.GetProperty("url").GetString());
        Assert.Equal(expected is null ? [] : [expected + caseId], links);
    }

    private static bool Has(JsonElement card, string title) => CardWorld.Titles(card).Contains(title);

    private static async Task PlayAsync(TeamsWorld world, string claim, string send, string keep, string close, string with, string closed)
    {
        await world.AgentAsync("Ben");
        var (customer, caseId) = await world.CustomerAsync();
        await world.PressAsync(claim);
        Assert.Equal(("Ben", "msteams"), ((await world.CaseAsync(caseId)).Case.Agent!.Name, (await world.CaseAsync(caseId)).Case.Via));
        await world.UntilAsync(() => world.Lines().Contains(with, StringComparison.Ordinal));
        await world.PressAsync(send, words: "Which document is it?");
        await world.UntilAsync(() => world.Said().Contains("Which document is it?"));
        await world.PressAsync(keep, words: "Looks fine");
        await world.UntilAsync(() => world.Said().Contains("Looks fine"));
        Assert.Contains("Which document is it?", await TeamsWorld.TextsOf(customer));
        Assert.DoesNotContain("Looks fine", await TeamsWorld.TextsOf(customer));
        await world.PressAsync(close);
        await world.UntilAsync(() => world.Lines().Contains(closed, StringComparison.Ordinal));
        Assert.Equal(CaseStatus.Resolved, (await world.CaseAsync(caseId)).Case.Status);
        Assert.Single(world.Threads);
    }
}
