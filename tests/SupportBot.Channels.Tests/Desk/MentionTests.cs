using System.Net;
using System.Text.Json;
using SupportBot.Channels.Desk.Cases;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>Colleagues whom notes call.</summary>
public sealed class MentionTests
{
    private static readonly AgentAccount[] Agents =
    [
        Account("1", "Ben"), Account("2", "Ben Okafor"), Account("3", "小明"), Account("4", "Zoe", isDisabled: true), Account("5", "Ann-Marie"), Account("6", "Kim"), Account("7", "Kim"),
    ];

    [Theory]
    [InlineData("@Ben please look", "1=Ben", "")]
    [InlineData("please look, @ben", "1=ben", "")]
    [InlineData("(@BEN)", "1=BEN", "")]
    [InlineData("@Ben Okafor and @Ben", "2=Ben Okafor 1=Ben", "")]
    [InlineData("@user-5: see above", "5=user-5", "")]
    [InlineData("@Ann-Marie.", "5=Ann-Marie", "")]
    [InlineData("@小明看一下", "3=小明", "")]
    [InlineData("请@小明 和@ben看", "3=小明 1=ben", "")]
    [InlineData("@Kim", "6=Kim 7=Kim", "")]
    [InlineData("@Benjamin", "", "Benjamin unknown")]
    [InlineData("@Zoe and @Ben", "1=Ben", "Zoe disabled")]
    [InlineData("@nobody, @nobody", "", "nobody unknown")]
    [InlineData("ben@example.org writes", "", "")]
    [InlineData("5 @ 3, @", "", "")]
    [InlineData("@@Ben", "1=Ben", "")]
    public void A_note_calls_whom_it_names(string text, string called, string missed)
    {
        var read = MentionReader.Read(text, Agents, []);
        Assert.Equal(called, string.Join(' ', read.Called.Select(agent => $"{agent.Id}={agent.Name}")));
        Assert.Equal(missed, string.Join(' ', read.Missed.Select(name => $"{name.Name} {name.Reason}")));
    }

    [Fact]
    public void Of_two_with_one_name_the_chosen_one_is_called() =>
        Assert.Equal("7", Assert.Single(MentionReader.Read("@Kim", Agents, ["7", "1"]).Called).Id);

    [Fact]
    public async Task A_colleague_who_is_called_hears_it_and_finds_the_case_until_it_was_seen()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var mia = await DeskClient.SignInAsync(server, name: "Mia");
        var (_, caseId) = await Customers.ClaimedAsync(server, ben);
        using var socket = await mia.OpenAsync();
        await socket.ReadAsync("hello");

        var note = await ben.PostAsync($"cases/{caseId}/notes", new { text = "@Mia, does this look like glare?" }, HttpStatusCode.Created);
        Assert.Equal((mia.Agent.Id, "Mia"), Person(Assert.Single(note.GetProperty("mentions").EnumerateArray())));
        Assert.False(note.TryGetProperty("missed", out _));
        var frame = await socket.ReadAsync("mention");
        Assert.Equal((caseId, (ben.Agent.Id, "Ben")), (frame.GetProperty("caseId").GetString(), Person(frame.GetProperty("who"))));

        Assert.Equal([caseId], Ids(await mia.GetAsync("cases?view=mentions")));
        Assert.Equal([caseId], Unseen(await mia.GetAsync("cases?view=queue")));
        Assert.Empty(Ids(await ben.GetAsync("cases?view=mentions")));
        Assert.Empty(Unseen(await ben.GetAsync("cases")));
        var kept = Assert.Single((await mia.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").EnumerateArray());
        Assert.Equal(mia.Agent.Id, Assert.Single(kept.GetProperty("mentions").EnumerateArray()).GetProperty("id").GetString());

        await mia.PostAsync($"cases/{caseId}/mentions/seen", null, HttpStatusCode.NoContent);
        Assert.Empty(Unseen(await mia.GetAsync("cases")));
        Assert.Equal([caseId], Ids(await mia.GetAsync("cases?view=mentions")));
    }

    [Fact]
    public async Task A_note_that_calls_nobody_known_is_kept_and_its_author_reads_whom_it_missed()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var root = await DeskClient.SignInAsync(server, AgentRole.Admin, "Root");
        using var zoe = await DeskClient.SignInAsync(server, name: "Zoe");
        await root.AskAsync(HttpMethod.Put, $"accounts/{zoe.Agent.Id}", new { disabled = true }, HttpStatusCode.OK);
        var (_, caseId) = await Customers.ClaimedAsync(server, ben);

        var note = await ben.PostAsync($"cases/{caseId}/notes", new { text = "@Zoe @Nobody look" }, HttpStatusCode.Created);
        Assert.Equal(["Zoe disabled", "Nobody unknown"], note.GetProperty("missed").EnumerateArray().Select(missed => $"{missed.GetProperty("name")} {missed.GetProperty("reason")}"));
        var kept = Assert.Single((await ben.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").EnumerateArray());
        Assert.Equal("@Zoe @Nobody look", kept.GetProperty("text").GetString());
        Assert.False(kept.TryGetProperty("mentions", out _) || kept.TryGetProperty("missed", out _));
    }

    [Fact]
    public async Task A_note_sent_again_calls_nobody_twice()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var mia = await DeskClient.SignInAsync(server, name: "Mia");
        var (_, caseId) = await Customers.ClaimedAsync(server, ben);
        for (var sent = 0; sent < 2; sent++)
        {
            await ben.PostAsync($"cases/{caseId}/notes", new { text = "@Mia look", mentions = new[] { mia.Agent.Id } }, HttpStatusCode.Created, "key");
        }

        var kept = Assert.Single((await ben.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").EnumerateArray());
        Assert.Single(kept.GetProperty("mentions").EnumerateArray());
    }

    [Fact]
    public async Task The_unattended_are_those_whose_customers_wait_for_an_answer()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, claimed) = await Customers.ClaimedAsync(server, agent);
        var (_, waiting) = await Customers.WaitAsync(server);
        Assert.Equal([waiting, claimed], Ids(await agent.GetAsync("cases?view=unattended")));
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        await agent.PostAsync($"cases/{claimed}/reply", new { text = "Hello." });
        Assert.Equal([waiting], Ids(await agent.GetAsync("cases?view=unattended")));
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        await customer.SayAsync("hello");
        Assert.Equal([waiting, claimed], Ids(await agent.GetAsync("cases?view=unattended")));
    }

    private static AgentAccount Account(string id, string name, bool isDisabled = false) =>
        new() { Id = id, UserName = $"user-{id}", Name = name, Role = AgentRole.Agent, IsDisabled = isDisabled, CreatedAt = DateTimeOffset.UnixEpoch };

    private static (string?, string?) Person(JsonElement person) => (person.GetProperty("id").GetString(), person.GetProperty("name").GetString());

    private static string?[] Ids(JsonElement list) => [.. list.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString())];

    private static string?[] Unseen(JsonElement list) => [.. list.GetProperty("mentions").EnumerateArray().Select(id => id.GetString())];
}
