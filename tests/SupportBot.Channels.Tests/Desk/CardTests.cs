using System.Text.Json;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>The card of a case, and the replies that are filled in from it.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task The_card_tells_what_is_known_in_the_agents_language_and_links_to_what_was_said()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.WaitAsync(server, "it says glare on my ID photo");
        var detail = await agent.GetAsync($"cases/{caseId}");
        var card = detail.GetProperty("card");
        Assert.Equal(("asked", true), (card.GetProperty("trigger").GetString(), card.TryGetProperty("openedAt", out _)));
        var lines = card.GetProperty("lines").EnumerateArray().ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("values").EnumerateArray().ToArray());
        Assert.Equal("Glare on the photo", lines["reason"][0].GetProperty("text").GetString());
        Assert.Empty(lines["rejections"]);
        var place = lines["reason"][0].GetProperty("sequence").GetInt64();
        var said = Customers.Entries(await agent.GetAsync($"cases/{caseId}/transcript")).Single(entry => entry.GetProperty("sequence").GetInt64() == place);
        Assert.Equal(("customer", "it says glare on my ID photo"), (said.GetProperty("kind").GetString(), said.GetProperty("text").GetString()));
        var chinese = (await agent.GetAsync($"cases/{caseId}?lang=zh-Hans")).GetProperty("card").GetProperty("lines").EnumerateArray().First();
        Assert.NotEqual("Glare on the photo", chinese.GetProperty("values")[0].GetProperty("text").GetString());
        Assert.True(detail.GetProperty("canned").GetInt32() > 0);
    }

    [Theory]
    [InlineData("en", "证件反光", "已经连续三次被拒", "3 in a row, as told")]
    [InlineData("zh-Hans", "it says glare on my ID photo", "this is my third rejection in a row", "自称连续3次被拒")]
    public async Task What_was_told_of_rejections_is_listed_in_the_agents_language(string agentsLocale, string reason, string told, string expected)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server, reason, asks: agentsLocale == "en" ? "转人工" : "talk to a person");
        Assert.Empty((await agent.GetAsync($"cases/{caseId}")).GetProperty("attempts").EnumerateArray());
        await customer.SayAsync("ok");
        await customer.SayAsync(told);
        var attempt = (await agent.GetAsync($"cases/{caseId}?lang={agentsLocale}")).GetProperty("attempts").EnumerateArray().Single();
        Assert.StartsWith(expected, attempt.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.InRange(attempt.GetProperty("at").GetDateTimeOffset(), server.Time.GetUtcNow().AddMinutes(-5), server.Time.GetUtcNow());
    }

    [Fact]
    public async Task Replies_are_filled_in_and_tell_what_is_missing()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.WaitAsync(server);
        var replies = (await agent.GetAsync($"cases/{caseId}/canned")).GetProperty("replies").EnumerateArray().ToArray();
        Assert.NotEmpty(replies);
        Assert.All(replies, reply => Assert.Equal(
            reply.GetProperty("missing").GetArrayLength() > 0, reply.GetProperty("text").GetString()!.Contains('{', StringComparison.Ordinal)));
        Assert.Contains(replies, reply => reply.GetProperty("missing").GetArrayLength() > 0);
        Assert.Contains(replies, reply => reply.GetProperty("missing").GetArrayLength() == 0);
        var named = (await agent.GetAsync($"cases/{caseId}/canned?lang=zh-Hans")).GetProperty("replies").EnumerateArray().ToArray();
        Assert.Equal(replies.Select(Text), named.Select(Text));
        Assert.NotEqual(replies.Select(Name), named.Select(Name));
    }

    [Fact]
    public async Task Earlier_cases_of_the_same_customer_are_listed_and_cannot_be_worked_on()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, first) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{first}/resolve");
        await server.Time.PassAsync(TimeSpan.FromHours(73));
        using var later = await agent.AgainAsync();
        var second = await Customers.AskAgainAsync(server, customer);
        Assert.NotEqual(first, second);
        var previous = (await later.GetAsync($"cases/{second}")).GetProperty("previous").EnumerateArray().Single();
        Assert.Equal((first, "resolved"), (previous.GetProperty("id").GetString(), previous.GetProperty("status").GetString()));
        Assert.Equal("resolved", await later.RefusalAsync($"cases/{first}/claim"));
        Assert.Equal("resolved", (await later.GetAsync($"cases/{first}")).GetProperty("row").GetProperty("status").GetString());
    }

    private static string? Text(JsonElement reply) => reply.GetProperty("text").GetString();

    private static string? Name(JsonElement reply) => reply.GetProperty("name").GetString();

    [Fact]
    public async Task An_agent_sees_at_which_point_of_which_step_the_customer_is()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server, "it says glare on my ID photo");
        async Task<string> PlaceAsync(string locale = "en") =>
            (await agent.GetAsync($"cases/{caseId}?lang={locale}")).TryGetProperty("at", out var at)
                ? $"{at.GetProperty("station")} {at.GetProperty("name")} {(at.TryGetProperty("number", out var number) ? $"{number} of {at.GetProperty("total")}" : "")}".Trim()
                : "nowhere";
        Assert.Equal("fix Fix", await PlaceAsync());
        await customer.SayAsync("One step at a time");
        Assert.Equal("fix Fix 1 of 7", await PlaceAsync());
        await customer.SayAsync("done");
        Assert.Equal("fix 改正 2 of 7", await PlaceAsync("zh-Hans"));
        await agent.PostAsync($"cases/{caseId}/claim");
        Assert.Equal("fix Fix 2 of 7", await PlaceAsync());
    }
}
