using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Hubs;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>The Bot Framework's hand-off protocol, whole cases long.</summary>
public sealed class BotFrameworkHubTests : IAsyncLifetime
{
    private HubWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await HubWorld.StartAsync(HubKinds.BotFramework, "/hubs/botframework/activities");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_case_goes_to_the_hub_is_talked_about_and_comes_back()
    {
        var (customer, caseId) = await _world.OfferAsync();
        var initiate = Assert.Single(_world.Stub.Calls).Json;
        Assert.Equal(("event", "handoff.initiate", customer.Id), (Text(initiate, "type"), Text(initiate, "name"), Text(initiate, "conversation", "id")));
        Assert.Equal((customer.Id, caseId, "asked"), (Text(initiate, "relatesTo", "conversation", "id"), Text(initiate, "value", "case"), Text(initiate, "value", "trigger")));
        Assert.Equal($"{_world.Server.Address}/hubs/botframework", Text(initiate, "serviceUrl"));
        var attachment = initiate.GetProperty("attachments")[0];
        Assert.Equal(("application/json", "Transcript"), (Text(attachment, "contentType"), Text(attachment, "name")));
        Assert.Contains(attachment.GetProperty("content").GetProperty("activities").EnumerateArray(), said => Text(said, "text") == "I want to talk to a human agent");

        Assert.Equal(202, await StatusAsync(customer, "accepted"));
        Assert.Equal((CaseStatus.Assigned, "hub:bot-framework"), ((await _world.CaseAsync(customer)).Status, (await _world.CaseAsync(customer)).Agent!.Id));
        Assert.Equal(200, await MessageAsync(customer, "Hello, Mia here", "m1"));
        Assert.Equal(["Hello, Mia here"], await HubWorld.ReadAsync(customer, "Mia"));

        await customer.SayAsync("Thank you Mia");
        await _world.RoundAsync();
        Assert.Equal(("message", "Thank you Mia"), (Text(_world.Stub.Calls.Last().Json, "type"), Text(_world.Stub.Calls.Last().Json, "text")));

        Assert.Equal(202, await StatusAsync(customer, "completed", "Please send a new photo"));
        Assert.Equal(CaseStatus.Returned, (await _world.CaseAsync(customer)).Status);
        Assert.Contains((await customer.ReadAllAsync()), said => said.Text?.Contains("Please send a new photo", StringComparison.Ordinal) == true);
        await _world.RoundAsync();
        Assert.Equal("endOfConversation", Text(_world.Stub.Calls.Last().Json, "type"));
    }

    [Fact]
    public async Task What_is_repeated_happens_once()
    {
        var (customer, _) = await _world.OfferAsync();
        for (var repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(202, await StatusAsync(customer, "accepted"));
            Assert.Equal(200, await MessageAsync(customer, "Hello", "m1"));
        }

        Assert.Single(await HubWorld.ReadAsync(customer, "Mia"));
        for (var repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(202, await StatusAsync(customer, "failed"));
        }

        var held = await _world.CaseAsync(customer);
        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed, 1), (held.Status, held.Hub, held.RequeuedFor, held.Requeues));
    }

    [Fact]
    public async Task A_state_that_is_unknown_or_late_is_taken_and_changes_nothing()
    {
        var (customer, _) = await _world.OfferAsync();
        var before = await _world.CaseAsync(customer);
        foreach (var state in new[] { "queued", "", "ACCEPTED-ish" })
        {
            Assert.Equal(202, await StatusAsync(customer, state));
        }

        Assert.Equal(202, (await _world.PostAsync(new { type = "event", name = "handoff.status", conversation = new { id = customer.Id }, value = "nonsense" })).Status);
        Assert.Equal(202, (await _world.PostAsync(new { type = "trace", conversation = new { id = customer.Id } })).Status);
        Assert.Equal(before, await _world.CaseAsync(customer));

        await _world.ActAsync(customer, new ClaimCase(new AgentIdentity("ben", "Ben")));
        foreach (var state in new[] { "accepted", "completed", "failed", "typing" })
        {
            Assert.Equal(202, await StatusAsync(customer, state));
        }

        Assert.Equal("ben", (await _world.CaseAsync(customer)).Agent!.Id);
        Assert.Equal(409, await MessageAsync(customer, "Hello", "m1"));
        Assert.Empty(await HubWorld.ReadAsync(customer, "Mia"));
    }

    [Fact]
    public async Task Somebody_who_answers_has_taken_the_case()
    {
        var (customer, _) = await _world.OfferAsync();
        Assert.Equal(200, await MessageAsync(customer, "Hello", "m1"));
        Assert.Equal(CaseStatus.Assigned, (await _world.CaseAsync(customer)).Status);
    }

    [Theory]
    [InlineData("\u202EaiM\u202C", "aiM")]
    [InlineData("Mi\u200B\u0007a\uFEFF", "Mia")]
    [InlineData("\u2066 \u2069", "Support")]
    public async Task A_name_that_customers_read_turns_nothing_around_and_hides_nothing(string sent, string read)
    {
        var (customer, _) = await _world.OfferAsync();
        await _world.PostAsync(new { type = "message", id = "m1", text = "Hello", from = new { name = sent }, conversation = new { id = customer.Id } });
        Assert.Equal(read, (await customer.ReadAllAsync()).Single(activity => activity.Text == "Hello").From!.Name);
    }

    [Fact]
    public async Task Typing_is_passed_on_and_not_kept()
    {
        var (customer, _) = await _world.OfferAsync();
        await StatusAsync(customer, "accepted");
        List<Activity> heard = [];
        using var hearing = _world.Server.Services.GetRequiredService<LiveSignals>().Hear(customer.Id, heard.Add);
        var kept = (await customer.ReadAllAsync()).Count;
        await StatusAsync(customer, "typing");
        await _world.PostAsync(new { type = "typing", conversation = new { id = customer.Id }, from = new { name = "Mia" } });

        Assert.Equal([ActivityTypes.Typing, ActivityTypes.Typing], heard.Select(activity => activity.Type));
        Assert.Equal(kept, (await customer.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Nobody_but_the_hub_gets_in()
    {
        var (customer, _) = await _world.OfferAsync();
        var body = Message(customer, "Hello", "m1");
        Assert.Equal(401, (await _world.PostAsync(body, sign: "")).Status);
        Assert.Equal(401, (await _world.PostAsync(body, secret: HubWorld.Secret + "x")).Status);
        Assert.Equal(401, (await _world.PostAsync(body, sign: "another body")).Status);
        Assert.Equal(401, (await _world.PostAsync(body, age: TimeSpan.FromSeconds(301))).Status);
        Assert.Equal(401, (await _world.PostAsync(body, age: TimeSpan.FromSeconds(-301))).Status);
        Assert.Equal(401, (await _world.PostAsync(body, bearer: "guess")).Status);
        Assert.Equal(401, (await _world.PostAsync(body, bearer: "")).Status);
        Assert.Empty(await HubWorld.ReadAsync(customer, "Mia"));

        Assert.Equal(200, (await _world.PostAsync(body, bearer: HubWorld.Secret)).Status);
        Assert.Equal(200, (await _world.PostAsync(body, age: TimeSpan.FromSeconds(299))).Status);
        Assert.Single(await HubWorld.ReadAsync(customer, "Mia"));
    }

    [Fact]
    public async Task A_call_without_an_id_that_somebody_repeats_happens_once()
    {
        var (customer, _) = await _world.OfferAsync();
        var body = new { type = "message", text = "Hello", from = new { name = "Mia" }, conversation = new { id = customer.Id } };
        await _world.PostAsync(body);
        await _world.PostAsync(body);
        Assert.Single(await HubWorld.ReadAsync(customer, "Mia"));
    }

    [Fact]
    public async Task Bad_bodies_get_a_clear_answer()
    {
        Assert.Equal(413, (await _world.PostAsync(new byte[1_048_576])).Status);
        Assert.Equal(400, (await _world.PostAsync(Encoding.UTF8.GetBytes("{\"type\":"))).Status);
        Assert.Equal(400, (await _world.PostAsync(Encoding.UTF8.GetBytes(""))).Status);
        Assert.Equal(400, (await _world.PostAsync(new { type = "message", text = "Hello" })).Status);
        Assert.Equal(404, (await _world.PostAsync(new { type = "message", text = "Hello", conversation = new { id = "none" } })).Status);
        var (customer, _) = await _world.OfferAsync();
        Assert.Equal(400, await MessageAsync(customer, "  ", "m1"));
        Assert.Equal(400, await MessageAsync(customer, new string('x', 4001), "m2"));
    }

    [Fact]
    public async Task A_hub_that_is_down_leaves_the_case_to_the_desk_and_the_customer_is_told()
    {
        await _world.Stub.StopAsync();
        var (customer, _) = await _world.OfferAsync();
        for (var seconds = 0; seconds < 12; seconds++)
        {
            await _world.Server.Time.PassAsync(TimeSpan.FromSeconds(1));
            await _world.RoundAsync();
        }

        var held = await _world.CaseAsync(customer);
        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed), (held.Status, held.Hub, held.RequeuedFor));
        Assert.Single(await customer.ReadAllAsync(), said => said.Text?.Contains("nobody has answered yet", StringComparison.Ordinal) == true);
    }

    private static object Message(DirectLineClient customer, string text, string id) =>
        new { type = "message", id, text, from = new { name = "Mia" }, conversation = new { id = customer.Id } };

    private async Task<int> MessageAsync(DirectLineClient customer, string text, string id) => (await _world.PostAsync(Message(customer, text, id))).Status;

    private async Task<int> StatusAsync(DirectLineClient customer, string state, string? message = null) => (await _world.PostAsync(new
    {
        type = "event",
        name = "handoff.status",
        from = new { name = "Mia" },
        conversation = new { id = customer.Id },
        value = new { state, message },
    })).Status;

    private static string? Text(JsonElement json, params string[] path) => path.Aggregate(json, (at, name) => at.GetProperty(name)).GetString();
}
