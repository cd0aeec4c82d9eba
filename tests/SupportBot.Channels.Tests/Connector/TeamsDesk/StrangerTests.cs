using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>What looks like the desk's own and comes from elsewhere is nobody's, and the desk's channel is spoken to as what it is.</summary>
public sealed class StrangerTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tool_on_this_machine_is_nobody_at_the_desk_of_a_real_channel()
    {
        await using var world = await TeamsWorld.StartAsync(settings: ("Connector:AllowUnauthenticated", "true"));
        await world.AgentAsync("Ben", AgentRole.Admin);
        var (_, caseId) = await world.CustomerAsync();
        var claim = Claim(world, caseId);
        var body = await FromToolAsync(world, claim);
        Assert.Equal(400, JsonDocument.Parse(body).RootElement.GetProperty("statusCode").GetInt32());
        await FromToolAsync(world, world.Message("stop desk"));
        await FromToolAsync(world, world.Message("//a note", conversation: world.Threads[0]));
        var removal = world.Message("");
        (removal["type"], removal["action"]) = ("installationUpdate", "remove");
        await FromToolAsync(world, removal);

        var row = await world.CaseAsync(caseId);
        Assert.Equal((CaseStatus.Waiting, 0), (row.Case.Status, (await world.Cases.ListNotesAsync(caseId, Never)).Count));
        var channel = Assert.Single(await world.Teams.ListChannelsAsync(Never));
        Assert.Equal(world.World.Azure.ServiceUrl, channel.Reference.ServiceUrl);
        await world.PressAsync("Claim");
        Assert.Equal(CaseStatus.Assigned, (await world.CaseAsync(caseId)).Case.Status);
    }

    [Fact]
    public async Task A_card_of_the_desk_acts_in_the_channel_s_own_service_only()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        var (_, caseId) = await world.CustomerAsync();
        var claim = Claim(world, caseId);
        claim["channelId"] = "webchat";
        using var answer = await world.World.PostAsync(claim);
        Assert.Equal(400, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Never)).RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal(CaseStatus.Waiting, (await world.CaseAsync(caseId)).Case.Status);
    }

    [Theory]
    [InlineData("conversationUpdate", null)]
    [InlineData("installationUpdate", "add")]
    [InlineData("installationUpdate", "add-upgrade")]
    public async Task The_desk_s_channel_is_not_greeted_as_customers_are(string type, string? action)
    {
        await using var world = await TeamsWorld.StartAsync();
        var come = world.World.BotAdded(TeamsWorld.Channel, conversationType: "channel");
        (come["type"], come["action"]) = (type, action);
        come["conversation"]!["tenantId"] = "t1";
        var before = world.All.Count;
        await world.World.TakenAsync(come);
        await world.World.EmptyAsync();
        Assert.Equal(before, world.All.Count);
        Assert.Empty(await world.World.LogAsync(TeamsWorld.Channel));
        Assert.Single(await world.Teams.ListChannelsAsync(Never));
    }

    [Fact]
    public async Task A_channel_of_customers_is_greeted_in_one_post()
    {
        await using var world = await TeamsWorld.StartAsync();
        var before = world.All.Count;
        await world.World.TakenAsync(world.World.BotAdded("19:general@thread.tacv2", conversationType: "channel"));
        await world.World.EmptyAsync();
        var post = Assert.Single(world.All.Skip(before)).Activity.Text!;
        Assert.StartsWith("Hello.", post, StringComparison.Ordinal);
        Assert.Contains("private chat", post, StringComparison.Ordinal);
    }

    private static JsonObject Claim(TeamsWorld world, string caseId)
    {
        var invoke = world.Message("", conversation: world.Threads[0]);
        (invoke["type"], invoke["name"]) = ("invoke", "adaptiveCard/action");
        invoke["value"] = JsonNode.Parse($$$$"""{"action":{"type":"Action.Execute","verb":"claim","data":{"desk":{"verb":"claim","caseId":"{{{{caseId}}}}"}}},"trigger":"manual"}""");
        return invoke;
    }

    private static async Task<string> FromToolAsync(TeamsWorld world, JsonObject activity)
    {
        activity["serviceUrl"] = "http://127.0.0.1:9/";
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await world.Server.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), body, Never);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Never);
    }
}
