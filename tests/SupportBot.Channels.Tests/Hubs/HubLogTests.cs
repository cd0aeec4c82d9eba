using SupportBot.Channels.Hubs;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>What passes between a hub and customers is never logged, whatever goes wrong (RELIABILITY, test 40).</summary>
public sealed class HubLogTests
{
    private const string Mark = "canary9b1d";

    [Theory]
    [InlineData(HubKinds.Webhook, "/hubs/webhook/events")]
    [InlineData(HubKinds.BotFramework, "/hubs/botframework/activities")]
    public async Task No_word_name_or_secret_of_a_talk_through_a_hub_stands_in_any_line(string kind, string path)
    {
        await using var world = await HubWorld.StartAsync(kind, path);
        var (customer, caseId) = await world.OfferAsync();
        var isWebhook = kind == HubKinds.Webhook;
        object News(string type, string id) => isWebhook
            ? new { id, type = type == "message" ? "reply" : "accept", @case = caseId, conversation = customer.Id, text = $"{Mark}-reply", agent = $"{Mark}-name" }
            : new { id, type, name = "handoff.status", value = new { state = "accepted", message = $"{Mark}-message" }, conversation = new { id = customer.Id }, text = $"{Mark}-reply", from = new { id = Mark, name = $"{Mark}-name" } };
        Assert.InRange((await world.PostAsync(News("event", "1"))).Status, 200, 202);
        Assert.InRange((await world.PostAsync(News("message", "2"))).Status, 200, 202);
        Assert.Equal([$"{Mark}-reply"], await HubWorld.ReadAsync(customer, $"{Mark}-name"));
        await customer.SayAsync($"{Mark}-customer");
        await world.RoundAsync();
        Assert.Contains(world.Stub.Calls, call => call.Text.Contains($"{Mark}-customer", StringComparison.Ordinal));
        foreach (var status in new[] { 500, 400, 302 })
        {
            world.Stub.Say(status, $"https://{Mark}.example.com/");
            await customer.SayAsync($"{Mark}-again-{status}");
            await world.RoundAsync();
        }

        Assert.Equal(401, (await world.PostAsync(News("message", $"{Mark}-3"), $"{Mark}-wrong-secret-of-a-stranger")).Status);
        Assert.Equal(401, (await world.PostAsync(News("message", "4"), sign: $"{Mark}")).Status);
        Assert.InRange((await world.PostAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"type":"{{Mark}}","text":{{Mark}}}"""))).Status, 400, 499);
        await world.PostAsync(new { type = Mark, id = Mark, text = Mark, conversation = new { id = customer.Id } });
        var lines = world.Server.Log.Lines.ToArray();
        Assert.Contains(lines, line => line.Contains(customer.Id, StringComparison.Ordinal));
        foreach (var secret in new[] { Mark, HubWorld.Secret, customer.Token! })
        {
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
