using SupportBot.Channels.Connector.TeamsDesk;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>What is carried to Teams arrives whatever happens on the way, and ends where there is no way any more.</summary>
public sealed class DeskPumpTests
{
    private const string Gone = """{"error":{"code":"BotNotInConversationRoster","message":"gone"}}""";

    private const string NoConversation = """{"error":{"code":"ConversationNotFound","message":"gone"}}""";

    private const string NoActivity = """{"error":{"code":"ActivityNotFoundInConversation","message":"gone"}}""";

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restart_the_same_card_goes_on()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        var (customer, caseId) = await world.CustomerAsync();
        await world.PressAsync("Claim");
        await world.SettledAsync();
        await customer.SayAsync("before");
        await world.UntilAsync(() => world.Said().Contains("before"));
        await world.Server.RestartAsync();

        await world.TellAsync("I am back", conversation: world.Threads[0]);
        await world.Server.Pipeline.ReceiveAsync((await world.CaseAsync(caseId)).ConversationId, Schema.Activity.Message("after"), null, Never);
        await world.UntilAsync(() => world.Said().Contains("after"));
        await world.PressAsync("Close");
        await world.UntilAsync(() => world.Lines().Contains("closed by Ben", StringComparison.Ordinal));
        Assert.Single(world.Threads);
        Assert.Equal((1, 1), (world.Said().Count(said => said == "before"), world.Said().Count(said => said == "after")));
        Assert.DoesNotContain("I am back", world.Said());
    }

    [Fact]
    public async Task What_is_opened_while_the_server_stands_still_gets_its_card_afterwards()
    {
        await using var world = await TeamsWorld.StartAsync();
        world.Refuse = _ => (502, "", []);
        await Customers.WaitAsync(world.Server);
        await world.UntilAsync(() => world.Server.Log.Lines.Any(line => line.Contains("may be shown twice", StringComparison.Ordinal)));
        await world.Server.RestartAsync();
        world.Refuse = _ => null;
        await world.UntilAsync(() => world.Threads.Count == 1);
        await world.SettledAsync();
        Assert.Single(world.Threads);
    }

    [Fact]
    public async Task Whoever_asks_for_time_gets_it()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (asked, before) = (0, world.Server.Time.GetUtcNow());
        world.Refuse = request => request.Target.EndsWith("/conversations", StringComparison.Ordinal) && asked++ < 2 ? (429, "", [("Retry-After", "20")]) : null;
        await world.CustomerAsync();
        Assert.Equal(3, asked);
        Assert.True(world.Server.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(40));
        Assert.Single(world.Threads);
    }

    [Fact]
    public async Task A_card_that_does_not_arrive_holds_up_no_other()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.CustomerAsync();
        var first = world.Threads[0];
        world.Refuse = request => request.Method == "PUT" && Uri.UnescapeDataString(request.Target).Contains(first, StringComparison.Ordinal) ? (503, "", []) : null;
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        var row = (await world.Cases.ListCasesAsync(new(), Never)).Rows.Single();
        await page.PostAsync($"cases/{row.Case.Id}/claim");
        await world.CustomerAsync();
        Assert.Equal(2, world.Threads.Count);
        world.Refuse = _ => null;
        await world.UntilAsync(() => world.Lines(first).Contains("With Ann since", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403, Gone)]
    [InlineData(404, NoConversation)]
    [InlineData(404, "")]
    [InlineData(410, "")]
    public async Task A_channel_that_is_gone_is_the_desk_no_longer(int status, string body)
    {
        await using var world = await TeamsWorld.StartAsync();
        world.Refuse = request => request.Target.EndsWith("/conversations", StringComparison.Ordinal) ? (status, body, []) : null;
        var (_, caseId) = await Customers.WaitAsync(world.Server);
        await world.World.UntilAsync(async () => (await world.Teams.ListChannelsAsync(Never)).Count == 0);
        await world.UntilAsync(() => world.Server.Log.Lines.Any(line => line.Contains("is the desk no longer", StringComparison.Ordinal)));
        Assert.Equal("waiting", (await world.CaseAsync(caseId)).Case.Status);
    }

    [Theory]
    [InlineData(404, NoActivity)]
    [InlineData(404, NoConversation)]
    public async Task A_card_that_somebody_deleted_comes_again(int status, string body)
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.CustomerAsync();
        world.Refuse = request => request.Method == "PUT" ? (status, body, []) : null;
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        var row = (await world.Cases.ListCasesAsync(new(), Never)).Rows.Single();
        await page.PostAsync($"cases/{row.Case.Id}/claim");
        await world.UntilAsync(() => world.Threads.Count == 2);
        Assert.Contains("With Ann since", world.Lines(world.Threads[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_it_is_given_up_and_an_admin_sees_that()
    {
        await using var world = await TeamsWorld.StartAsync();
        world.Refuse = request => request.Target.Contains("/conversations", StringComparison.Ordinal) ? (502, "", []) : null;
        using var admin = await DeskClient.SignInAsync(world.Server, AgentRole.Admin, "Ada");
        var (_, caseId) = await Customers.WaitAsync(world.Server);
        await world.World.UntilAsync(async () => (await world.Teams.ListDeadThreadsAsync(9, Never)).Count == 1, TimeSpan.FromMinutes(30));
        await world.UntilAsync(() => world.Server.Log.Lines.Any(line => line.Contains("was given up in Teams", StringComparison.Ordinal)));
        await admin.SignInAsync(admin.Agent.UserName, DeskClient.Password);
        var failure = (await admin.GetAsync("teams")).GetProperty("failures")[0];
        Assert.Equal((caseId, "502"), (failure.GetProperty("caseId").GetString(), failure.GetProperty("problem").GetString()));
    }

    [Theory]
    [InlineData("press")]
    [InlineData("write")]
    [InlineData("retry")]
    [InlineData("desk")]
    public async Task A_thread_that_was_given_up_goes_on_when_somebody_works_on_it_again(string how)
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben", AgentRole.Admin);
        using var page = await DeskClient.SignInAsync(world.Server, AgentRole.Admin, "Ada");
        var (customer, caseId) = await world.CustomerAsync();
        await world.PressAsync("Claim");
        await world.SettledAsync();
        world.Refuse = _ => (400, """{"error":{"code":"BadSyntax"}}""", []);
        await customer.SayAsync("what was lost");
        await world.World.UntilAsync(async () => (await world.Teams.ListDeadThreadsAsync(9, Never)).Count == 1);
        world.Refuse = _ => null;

        await (how switch
        {
            "press" => world.PressAsync("Keep the note", words: "here again"),
            "write" => world.TellAsync("//here again", conversation: world.Threads[0]),
            "retry" => page.AskAsync(HttpMethod.Post, $"teams/threads/{caseId}/retry", null, System.Net.HttpStatusCode.NoContent),
            _ => (Task)world.TellAsync($"desk {await world.ChannelCodeAsync()}"),
        });
        await world.UntilAsync(() => world.Said().Contains("what was lost"));
        Assert.Empty(await world.Teams.ListDeadThreadsAsync(9, Never));
        Assert.Single(world.Threads);
        await page.AskAsync(HttpMethod.Post, $"teams/threads/{caseId}/retry", null, System.Net.HttpStatusCode.NotFound);
        Assert.Equal(how == "retry", (await page.GetAsync("audit")).GetRawText().Contains("teams.retry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("desk", "This case was erased. Please delete what is left of it in this thread.")]
    [InlineData("客服台", "这个个案已删除。请把这个话题里剩下的内容也删掉。")]
    public async Task Of_a_case_that_is_erased_one_line_stays_in_Teams_and_no_row(string word, string line)
    {
        await using var world = await TeamsWorld.StartAsync(word);
        var (_, first) = await world.CustomerAsync();
        await world.CustomerAsync();
        await world.SettledAsync();
        world.Refuse = _ => (503, "", []);
        await world.Server.ChangeAsync($"DELETE FROM handoff_cases WHERE id = '{first}'");
        await world.UntilAsync(() => world.World.Azure.Sent.Any(sent => sent.Method == "PUT"));
        await world.Server.RestartAsync();
        world.Refuse = _ => null;
        await world.UntilAsync(() => world.Lines().Contains(line, StringComparison.Ordinal));

        Assert.Single(Bubbles.CardWorld.Lines(world.Card()));
        Assert.DoesNotContain(line, world.Lines(world.Threads[1]), StringComparison.Ordinal);
        var channel = Assert.Single(await world.Teams.ListChannelsAsync(Never));
        await world.World.UntilAsync(async () => (await world.Teams.ListLeftoversAsync(channel.Id, DateTimeOffset.MaxValue.AddDays(-1), 9, Never)).Count == 0);
        Assert.Null(await world.Teams.FindThreadAsync(first, channel.Id, Never));
        Assert.Equal(2, world.Threads.Count);
    }

    [Fact]
    public async Task A_card_changes_at_most_about_once_a_second()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, _) = await world.CustomerAsync();
        await world.SettledAsync();
        var (before, from) = (world.All.Count, world.Server.Time.GetUtcNow());
        for (var time = 0; time < 20; time++)
        {
            await customer.SayAsync($"glare, photo {time}");
        }

        await world.UntilAsync(() => world.Lines().Contains("photo 19", StringComparison.Ordinal));
        Assert.InRange(world.All.Count - before, 1, (int)(world.Server.Time.GetUtcNow() - from).TotalSeconds + 2);
    }

    [Fact]
    public async Task What_is_too_long_for_one_message_comes_in_several()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        var (_, caseId) = await world.CustomerAsync();
        await page.PostAsync($"cases/{caseId}/claim");
        await world.SettledAsync();
        world.Refuse = _ => (503, "", []);
        for (var time = 0; time < 6; time++)
        {
            await page.PostAsync($"cases/{caseId}/reply", new { text = $"{time} {new string('x', 3900)}" });
        }

        world.Refuse = _ => null;
        await world.UntilAsync(() => world.Said().Count(said => said.Contains("xxx", StringComparison.Ordinal)) == 6);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], world.Said().Where(said => said.Contains("xxx", StringComparison.Ordinal)).Select(said => said[..1]));
        Assert.All(world.World.Azure.Sent, sent => Assert.InRange(sent.Body.Length, 0, 40_000));
    }

    [Fact]
    public async Task Nothing_runs_without_the_connector()
    {
        await using var server = await LocalServer.StartAsync();
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(nameof(DeskPump), StringComparison.Ordinal));
    }
}
