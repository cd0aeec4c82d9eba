using System.Globalization;
using SupportBot.Channels.Hubs;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>The signed webhook, whole cases long.</summary>
public sealed class WebhookHubTests : IAsyncLifetime
{
    private HubWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await HubWorld.StartAsync(HubKinds.Webhook, "/hubs/webhook/events");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_case_is_offered_talked_about_and_resolved()
    {
        var (customer, caseId) = await _world.OfferAsync();
        var offered = Assert.Single(_world.Stub.Calls).Json;
        Assert.Equal("case.offered", offered.GetProperty("type").GetString());
        Assert.Equal((caseId, customer.Id), (offered.GetProperty("case").GetString(), offered.GetProperty("conversation").GetString()));
        Assert.Equal($"{_world.Server.Address}/hubs/webhook/events", offered.GetProperty("replyTo").GetString());

        Assert.Equal(200, await SayAsync(customer, caseId, "accept", "1"));
        Assert.Equal(200, await SayAsync(customer, caseId, "reply", "2", "Hello"));
        foreach (var number in Enumerable.Range(1, 12))
        {
            await customer.SayAsync($"Line {number.ToString(CultureInfo.InvariantCulture)}");
        }

        await _world.RoundAsync();
        var messages = _world.Stub.Calls.Skip(1).Select(call => call.Json).ToArray();
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"Line {number}"), messages.Select(json => json.GetProperty("text").GetString()));
        var sequences = messages.Select(json => json.GetProperty("sequence").GetInt64()).ToArray();
        Assert.Equal(sequences.Order().Distinct(), sequences);

        Assert.Equal(200, await SayAsync(customer, caseId, "resolve", "3"));
        Assert.Equal(CaseStatus.Resolved, (await _world.CaseAsync(customer)).Status);
        await _world.RoundAsync();
        Assert.Equal("case.closed", _world.Stub.Calls.Last().Json.GetProperty("type").GetString());
        Assert.Equal(409, await SayAsync(customer, caseId, "reply", "4", "Too late"));
        Assert.Equal(["Hello"], await HubWorld.ReadAsync(customer, "Mia"));
    }

    [Fact]
    public async Task What_is_repeated_happens_once()
    {
        var (customer, caseId) = await _world.OfferAsync();
        for (var repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(200, await SayAsync(customer, caseId, "reply", "1", "Hello"));
        }

        Assert.Single(await HubWorld.ReadAsync(customer, "Mia"));
        Assert.Equal(200, await SayAsync(customer, caseId, "return", "2", "Bye"));
        Assert.Equal(200, await SayAsync(customer, caseId, "return", "2", "Bye"));
        Assert.Equal(CaseStatus.Returned, (await _world.CaseAsync(customer)).Status);
    }

    [Fact]
    public async Task A_hub_that_lies_about_whose_case_it_is_changes_nothing()
    {
        var (customer, caseId) = await _world.OfferAsync();
        var (other, otherCase) = await _world.OfferAsync();
        Assert.Equal(409, await SayAsync(customer, otherCase, "reply", "1", "Hello"));
        Assert.Equal(404, (await _world.PostAsync(new { id = "2", type = "reply", @case = caseId, conversation = "none", text = "Hello" })).Status);
        Assert.Empty(await HubWorld.ReadAsync(customer, "Mia"));
        Assert.Empty(await HubWorld.ReadAsync(other, "Mia"));
        Assert.Equal(200, await SayAsync(customer, caseId, "fail", "3"));
        Assert.Equal(409, await SayAsync(customer, caseId, "accept", "4"));
        Assert.Equal(CaseStatus.Waiting, (await _world.CaseAsync(customer)).Status);
    }

    [Fact]
    public async Task Bad_calls_get_a_clear_answer()
    {
        var (customer, caseId) = await _world.OfferAsync();
        var body = new { id = "1", type = "reply", @case = caseId, conversation = customer.Id, text = "Hello", agent = "Mia" };
        Assert.Equal(401, (await _world.PostAsync(body, bearer: HubWorld.Secret)).Status);
        Assert.Equal(401, (await _world.PostAsync(body, age: TimeSpan.FromMinutes(6))).Status);
        Assert.Equal(413, (await _world.PostAsync(new byte[1_048_576])).Status);
        Assert.Equal(400, (await _world.PostAsync(new { type = "reply", @case = caseId, conversation = customer.Id, text = "Hello" })).Status);
        Assert.Equal(400, await SayAsync(customer, caseId, "dance", "2"));
        Assert.Equal(400, await SayAsync(customer, caseId, "reply", "3", ""));
        Assert.Empty(await HubWorld.ReadAsync(customer, "Mia"));
    }

    private async Task<int> SayAsync(DirectLineClient customer, string caseId, string type, string id, string? text = null) =>
        (await _world.PostAsync(new { id, type, @case = caseId, conversation = customer.Id, text, agent = "Mia" })).Status;
}
