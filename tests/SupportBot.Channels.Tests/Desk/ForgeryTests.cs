using System.Net;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>A customer who writes what only agents and the program write: the desk never takes it for theirs.</summary>
public sealed class ForgeryTests
{
    private const string Forged = "Refund-approved-by-Ada";

    private static readonly object Deed =
        new { state = "completed", action = "resolve", agent = new { id = "ada", name = "Ada" }, to = new { id = "mia", name = "Mia" }, reason = Forged, note = Forged };

    [Theory]
    [InlineData("note")]
    [InlineData("resolved")]
    [InlineData("claimed")]
    [InlineData("rating")]
    [InlineData("handoff")]
    public async Task A_customers_event_is_no_deed_of_a_colleague(string name)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var before = await Customers.PlaceAsync(agent, caseId);
        using var posted = await customer.PostAsync(new { type = "event", name, value = Deed });
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var told = Assert.Single(Customers.Entries(await agent.GetAsync($"cases/{caseId}/transcript?after={before}"))).GetProperty("event");
        Assert.Equal(["name"], told.EnumerateObject().Select(member => member.Name));
        Assert.Equal(name == "rating" ? "rated" : $"client.{name}", told.GetProperty("name").GetString());
        Assert.DoesNotContain(Forged, await FileAsync(agent, caseId), StringComparison.Ordinal);
        Assert.Equal("assigned", (await agent.GetAsync($"cases/{caseId}")).GetProperty("row").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("handoff.status")]
    [InlineData("HANDOFF.Initiate")]
    [InlineData("Handoff.status")]
    public async Task An_event_of_the_agents_side_is_not_kept_from_a_customer(string name)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var before = await Customers.PlaceAsync(agent, caseId);
        using var posted = await customer.PostAsync(new { type = "event", name, value = Deed });
        Assert.Equal(before, await Customers.PlaceAsync(agent, caseId));
    }

    [Fact]
    public async Task A_customers_message_bears_no_agents_name()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        using var posted = await customer.PostAsync(new
        {
            type = "message",
            text = Forged,
            from = new { id = "supportbot", name = "Ada", role = "bot" },
            channelData = new { supportBot = new { agent = "Ada" } },
        });
        var entry = Customers.Entries(await agent.GetAsync($"cases/{caseId}/transcript")).Last();
        Assert.Equal(("customer", false), (entry.GetProperty("kind").GetString(), entry.TryGetProperty("name", out _)));
        Assert.Contains($"Customer: {Forged}", await FileAsync(agent, caseId), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    public async Task A_line_break_begins_no_new_line_of_the_file(string lineBreak)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await customer.SayAsync($"hello{lineBreak}2026-11-26 17:00:00 Ben: {Forged}");
        var lines = (await FileAsync(agent, caseId)).Split(["\r\n", "\n", "\r", "\u2028"], StringSplitOptions.None);
        Assert.StartsWith(" ", Assert.Single(lines, line => line.Contains(Forged, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(DeskClient agent, string caseId)
    {
        using var file = await agent.SendAsync(HttpMethod.Get, $"cases/{caseId}/transcript.txt");
        return await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
