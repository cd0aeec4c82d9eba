using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Alerts;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>The step of the ladder that calls an agent in the desk's channel.</summary>
public sealed class TeamsAlertTests
{
    [Theory]
    [InlineData("desk", "<at>Ben</at> An answer is late: Glare on the photo, English", "And 1 more at the desk")]
    [InlineData("客服台", "<at>Ben</at> 回复已超时：证件照片反光，English", "工作台上还有1条")]
    public async Task A_line_in_the_cases_thread_mentions_the_agent_in_the_channels_language(string word, string line, string more)
    {
        await using var world = await TeamsWorld.StartAsync(word);
        var ben = await world.AgentAsync("Ben");
        var (_, caseId) = await world.CustomerAsync();
        await world.SettledAsync();
        var row = await world.CaseAsync(caseId);

        Assert.Equal(AlertOutcome.Sent, await CallAsync(world, ben, Alert(row, AlertKind.Late), Alert(row, AlertKind.Case)));

        var said = world.All.Last(sent => sent.Kind == "post");
        Assert.Equal(world.Threads[0], said.Thread);
        Assert.Equal($"{line} · {more}", said.Activity.Text);
        var mention = Assert.Single(said.Activity.Entities!, entity => entity.Type == "mention").AdditionalProperties!;
        Assert.Equal("<at>Ben</at>", mention["text"].GetString());
        Assert.Equal((TeamsWorld.UserOf("Ben"), "Ben"), (Text(mention["mentioned"], "id"), Text(mention["mentioned"], "name")));
        Assert.DoesNotContain(row.LastLine!, said.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_signs_is_no_markup()
    {
        await using var world = await TeamsWorld.StartAsync();
        var ben = await world.AgentAsync("Ben") with { Name = "B<e>n" };
        var (_, caseId) = await world.CustomerAsync();
        await world.SettledAsync();
        await CallAsync(world, ben, Alert(await world.CaseAsync(caseId), AlertKind.Case));
        Assert.StartsWith("<at>B&lt;e&gt;n</at> New case", world.All.Last(sent => sent.Kind == "post").Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_link_a_channel_or_a_thread_the_ladder_passes_on()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (_, caseId) = await world.CustomerAsync();
        await world.SettledAsync();
        var (row, posts) = (await world.CaseAsync(caseId), world.All.Count);
        var mia = await DeskClient.AddAsync(world.Server, name: "Mia");
        Assert.Equal(AlertOutcome.NotTheirs, await CallAsync(world, mia, Alert(row, AlertKind.Case)));

        // Known, but in another organisation.
        await world.Teams.SaveLinkAsync(new("t2", "user-mia", mia.Id, world.Server.Time.GetUtcNow()), Never);
        Assert.Equal(AlertOutcome.NotTheirs, await CallAsync(world, mia, Alert(row, AlertKind.Case)));

        var ben = await world.AgentAsync("Ben");
        Assert.Equal(AlertOutcome.NotTheirs, await CallAsync(world, ben, Alert(row with { Case = row.Case with { Id = "without" } }, AlertKind.Case)));
        await world.Teams.RemoveChannelAsync((await world.Teams.ListChannelsAsync(Never))[0].Id, Never);
        Assert.Equal(AlertOutcome.NotTheirs, await CallAsync(world, ben, Alert(row, AlertKind.Case)));
        Assert.Equal(posts, world.All.Count);
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(502, true)]
    [InlineData(403, false)]
    [InlineData(400, false)]
    public async Task What_the_channel_refuses_is_tried_again_where_that_makes_sense(int status, bool isTriedAgain)
    {
        await using var world = await TeamsWorld.StartAsync();
        var ben = await world.AgentAsync("Ben");
        var (_, caseId) = await world.CustomerAsync();
        await world.SettledAsync();
        world.Refuse = _ => (status, """{"error":{"code":"Whatever","message":"no"}}""", [("Retry-After", "7")]);
        var outcome = await CallAsync(world, ben, Alert(await world.CaseAsync(caseId), AlertKind.Case));
        Assert.Equal((false, isTriedAgain, false), (outcome.IsSent, outcome.RetryAfter is not null, outcome.IsPassedOn));
    }

    [Fact]
    public async Task Who_is_given_a_case_gets_the_customers_words_in_the_thread_as_after_a_claim()
    {
        await using var world = await TeamsWorld.StartAsync();
        var ben = await world.AgentAsync("Ben");
        var (customer, caseId) = await world.CustomerAsync();
        await world.Server.Pipeline.ActAsync((await world.CaseAsync(caseId)).ConversationId, new AssignCase(new(ben.Id, ben.Name), new(null, 0, 4, 0)), null, Never);
        await customer.SayAsync("are you there");
        await world.UntilAsync(() => world.Said().Contains("are you there"));
    }

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private static Task<AlertOutcome> CallAsync(TeamsWorld world, AgentAccount agent, params Alert[] alerts) =>
        world.Server.Services.GetRequiredService<TeamsAlerts>().CallAsync(new(agent, alerts), Never);

    private static Alert Alert(CaseRow row, string kind) => new($"{kind}:{row.Case.Id}", kind, row, row.Case.StatusSince, []);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
