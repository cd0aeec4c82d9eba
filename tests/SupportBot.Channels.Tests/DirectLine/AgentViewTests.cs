using System.Text.Json;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>A customer's way to an agent and back, as a client is told of it beside the words: who answers, where in line, which case.</summary>
public sealed class AgentViewTests
{
    private static readonly AgentIdentity Ben = new("agent-0042", "Ben");

    [Fact]
    public async Task A_client_is_told_who_answers_and_what_can_be_rated_and_nothing_internal()
    {
        await using var server = await LocalServer.StartAsync();
        server.Board.Use(_ => new(IsOpen: true, AgentsOnline: 1, Ahead: 2, FromMinutes: 4, ToMinutes: 9));
        var client = await DirectLineClient.StartAsync(server.Http);
        Assert.Equal((null, null), Owner(await client.ReadAllAsync()));

        await client.SayAsync("can I talk to a person");
        var waiting = await client.ReadAllAsync();
        Assert.Equal(("queue", null), Owner(waiting));
        var line = waiting.Select(Told).Last(told => told?.TryGetProperty("queue", out _) == true)!.Value.GetProperty("queue");
        var caseId = line.GetProperty("case").GetString()!;
        Assert.Equal((3, 4, 9), (line.GetProperty("place").GetInt32(), line.GetProperty("fromMinutes").GetInt32(), line.GetProperty("toMinutes").GetInt32()));

        await ActAsync(server, client, new ClaimCase(Ben));
        Assert.Equal(("agent", "Ben"), Owner(await client.ReadAllAsync()));
        await ActAsync(server, client, new ReplyToCustomer(Ben, "Hello, I am here now."));
        var said = (await client.ReadAllAsync())[^1];
        Assert.Equal(new ChannelAccount { Id = "supportbot", Name = "Ben", Role = "bot" }, said.From);
        Assert.Equal("Ben", Told(said)!.Value.GetProperty("agent").GetString());

        var before = (await client.ReadAllAsync()).Count;
        await client.SayAsync("thank you");
        Assert.Equal(before + 1, (await client.ReadAllAsync()).Count);

        await ActAsync(server, client, new ResolveCase(Ben));
        var log = await client.ReadAllAsync();
        Assert.Equal((null, null), Owner(log));
        Assert.Equal(caseId, Told(log[^1])!.Value.GetProperty("resolved").GetString());
        Assert.DoesNotContain(log, activity => activity.Type == ActivityTypes.Event);
        Assert.DoesNotContain("0042", JsonSerializer.Serialize(log.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "I want a person", "Leave the line")]
    [InlineData("zh-Hans", "我要找人工", "离开排队")]
    public async Task The_words_that_the_widget_says_to_leave_the_line_are_understood(string locale, string ask, string leave)
    {
        await using var server = await LocalServer.StartAsync();
        server.Board.Use(_ => new(IsOpen: true, AgentsOnline: 1, Ahead: 2));
        var client = await DirectLineClient.StartAsync(server.Http, locale);
        await client.SayAsync(ask);
        Assert.Equal(("queue", null), Owner(await client.ReadAllAsync()));
        await client.SayAsync(leave);
        Assert.Equal((null, null), Owner(await client.ReadAllAsync()));
    }

    [Theory]
    [InlineData("en", "I want a person", "Keep going with the checklist")]
    [InlineData("zh-Hans", "我要找人工", "继续检查清单")]
    public async Task The_words_that_the_widget_says_to_go_on_meanwhile_show_the_checklist_and_keep_the_place(string locale, string ask, string goOn)
    {
        await using var server = await LocalServer.StartAsync();
        server.Board.Use(_ => new(IsOpen: true, AgentsOnline: 1, Ahead: 2));
        var client = await DirectLineClient.StartAsync(server.Http, locale);
        await client.SayAsync(ask);
        await client.SayAsync(goOn);
        var log = await client.ReadAllAsync();
        Assert.Equal(("queue", null), Owner(log));
        Assert.Contains(log, activity => Told(activity)?.TryGetProperty("checklist", out _) == true);
    }

    private static async Task ActAsync(LocalServer server, DirectLineClient client, DeskAction action)
    {
        var receipt = await server.Pipeline.ActAsync(client.Id, action, null, TestContext.Current.CancellationToken);
        Assert.Equal((TurnOutcome.Committed, null), (receipt.Outcome, receipt.Refusal));
    }

    private static JsonElement? Told(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("supportBot", out var told) ? told : null;

    /// <summary>Who answers and the agent's name, as the last bubble tells.</summary>
    private static (string? Owner, string? Agent) Owner(IReadOnlyList<Activity> log)
    {
        var told = Told(log[^1]);
        return (Text(told, "owner"), Text(told, "agent"));
    }

    private static string? Text(JsonElement? parent, string name) => parent?.TryGetProperty(name, out var value) == true ? value.GetString() : null;
}
