using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What agents read of what the bot tells customers.</summary>
public sealed class PlaybookTests
{
    [Fact]
    public async Task Every_reason_has_what_customers_are_told_in_both_languages_with_its_facts()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var content = server.Services.GetRequiredService<SupportContent>().Snapshot;
        var book = await agent.GetAsync("playbooks?lang=zh-Hans");
        Assert.Equal(("zh-Hans", "en"), (Text(book, "locale"), Text(book, "other")));
        var reasons = Items(book, "reasons");
        Assert.Equal(content.Menu.Where(topic => topic.IsReason).Select(topic => topic.Path), reasons.Select(reason => Text(reason, "topic")));
        var facts = Items(book, "facts").Select(fact => Text(fact, "id")).ToHashSet();
        foreach (var entry in reasons.SelectMany(reason => Items(reason, "parts")).Concat(Items(book, "shared")).SelectMany(part => Items(part, "entries")))
        {
            Assert.NotEmpty(Text(entry, "text"));
            Assert.NotEmpty(Text(entry, "other"));
            Assert.NotEqual(Text(entry, "text"), Text(entry, "other"));
            Assert.NotNull(content.FindText("en", Text(entry, "id")));
            Assert.All(Items(entry, "facts"), fact => Assert.Contains(fact.GetString()!, facts));
        }

        foreach (var topic in content.Menu.Where(topic => topic.IsReason))
        {
            var parts = Items(reasons.Single(reason => Text(reason, "topic") == topic.Path), "parts");
            Assert.Equal(topic.Remedies.Select(remedy => remedy.Next), parts.Where(part => Text(part, "id") == "remedy").Select(part => Text(part, "next")));
            var said = parts.SelectMany(part => Items(part, "entries")).Select(entry => Text(entry, "id")).ToHashSet();
            Assert.All(topic.Remedies.SelectMany(remedy => remedy.Steps), step => Assert.Contains($"{topic.Path}/step.{step}", said));
        }
    }

    [Fact]
    public async Task Shared_parts_hold_the_checklist_both_ways_to_send_it_and_manual_review_with_the_operators_figures()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var content = server.Services.GetRequiredService<SupportContent>().Snapshot;
        var shared = Items(await agent.GetAsync("playbooks?lang=en"), "shared").ToDictionary(part => Text(part, "id"), part => Items(part, "entries"));
        Assert.Equal(["correction", "checklist", "web", "app", "resubmission", "customer-service", "escalation"], shared.Keys);
        Assert.All(shared.Values, Assert.NotEmpty);
        Assert.All(content.Checklist, item => Assert.Contains(shared["checklist"], entry => Text(entry, "id") == $"checklist/item.{item.Id}"));
        Assert.Contains(shared["escalation"], entry => Text(entry, "text").Contains(content.Profile.ManualWorkingDays, StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex("\\{(exchange|operator|site|threshold|limit|cooldown|reviewTime|manualDays)\\}"), JsonSerializer.Serialize(shared));
    }

    [Fact]
    public async Task Replies_are_filled_with_the_reason_and_say_what_only_a_case_knows()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var glare = Items(await agent.GetAsync("playbooks?lang=en"), "reasons").Single(reason => Text(reason, "topic") == "reasons/glare");
        var replies = Items(glare, "replies").ToDictionary(reply => Text(reply, "id"));
        Assert.Contains(Text(glare, "name"), Text(replies["reason"], "text"), StringComparison.Ordinal);
        Assert.Contains(Text(glare, "otherName"), Text(replies["reason"], "other"), StringComparison.Ordinal);
        Assert.Empty(Items(replies["reason"], "missing"));
        Assert.Contains("Ben", Text(replies["hello"], "text"), StringComparison.Ordinal);
        Assert.Equal(["document"], Items(replies["document"], "missing").Select(name => name.GetString()));
    }

    private static JsonElement[] Items(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
