using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.TeamsDesk;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>A channel becomes the desk and ceases to be it, and people in Teams become agents, by codes alone.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("desk", "en", "This channel is the desk now")]
    [InlineData("DESK", "en", "This channel is the desk now")]
    [InlineData("客服台", "zh-Hans", "这个频道现在是")]
    public async Task A_code_makes_a_channel_the_desk_in_the_language_of_the_word(string word, string locale, string answer)
    {
        await using var world = await TeamsWorld.StartBareAsync();
        var said = await world.TellAsync($"{word} {await world.ChannelCodeAsync()}");
        Assert.StartsWith(answer, Assert.Single(said), StringComparison.Ordinal);
        var channel = Assert.Single(await world.Teams.ListChannelsAsync(Never));
        Assert.Equal((locale, "t1", "19:team", TeamsWorld.Channel), (channel.Locale, channel.TenantId, channel.TeamId, channel.Reference.Conversation.Id));
        Assert.Empty(await world.World.LogAsync(TeamsWorld.Channel));
    }

    [Fact]
    public async Task A_code_is_typed_as_people_type()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        var code = await world.ChannelCodeAsync();
        await world.TellAsync($"desk   {Typed(code)}");
        Assert.Single(await world.Teams.ListChannelsAsync(Never));
    }

    [Fact]
    public async Task Every_code_that_is_made_is_known_as_one_without_its_hyphen_and_with_letters_for_digits()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        var words = world.Server.Services.GetRequiredService<DeskWords>();
        for (var time = 0; time < 64; time++)
        {
            var typed = Typed(await world.ChannelCodeAsync());
            Assert.True(DeskCommand.Read($"desk {typed}", words) is { Kind: DeskCommand.Meaning.Open }, typed);
        }
    }

    [Fact]
    public async Task A_wrong_a_used_and_an_expired_code_make_nothing()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        Assert.StartsWith("This code is wrong", Assert.Single(await world.TellAsync("desk 00000-00000")), StringComparison.Ordinal);

        var used = await world.ChannelCodeAsync();
        await world.TellAsync($"desk {used}");
        Assert.StartsWith("This code is wrong", Assert.Single(await world.TellAsync($"desk {used}", conversation: "19:other@thread.tacv2")), StringComparison.Ordinal);
        Assert.StartsWith("This channel is the desk already", Assert.Single(await world.TellAsync($"desk {used}")), StringComparison.Ordinal);

        var old = await world.ChannelCodeAsync();
        await world.Server.Time.PassAsync(TimeSpan.FromMinutes(10));
        Assert.StartsWith("This code is wrong", Assert.Single(await world.TellAsync($"desk {old}", conversation: "19:other@thread.tacv2")), StringComparison.Ordinal);
        Assert.Single(await world.Teams.ListChannelsAsync(Never));
    }

    [Fact]
    public async Task A_code_for_an_agent_makes_no_channel_and_the_other_way_round()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        var ben = await DeskClient.AddAsync(world.Server);
        await world.TellAsync($"desk {await world.AgentCodeAsync(ben)}");
        await world.TellAsync($"link {await world.ChannelCodeAsync()}", conversation: "a:ben", type: "personal");
        Assert.Empty(await world.Teams.ListChannelsAsync(Never));
        Assert.Empty(await world.Teams.ListLinksAsync(Never));
    }

    [Fact]
    public async Task Whoever_tries_many_codes_has_to_wait()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        for (var tries = 0; tries < DeskTries.MostPerPerson; tries++)
        {
            await world.TellAsync($"desk 0000{tries}-00000");
        }

        var code = await world.ChannelCodeAsync();
        Assert.StartsWith("Those were too many tries", Assert.Single(await world.TellAsync($"desk {code}")), StringComparison.Ordinal);
        Assert.Empty(await world.Teams.ListChannelsAsync(Never));
        await world.TellAsync($"desk {code}", user: "Ann");
        Assert.Single(await world.Teams.ListChannelsAsync(Never));
    }

    [Theory]
    [InlineData("link", "You are Ben now")]
    [InlineData("绑定", "你现在是 Ben")]
    public async Task A_code_in_a_private_chat_tells_who_somebody_is(string word, string answer)
    {
        await using var world = await TeamsWorld.StartBareAsync();
        var ben = await DeskClient.AddAsync(world.Server);
        var said = await world.TellAsync($"{word} {await world.AgentCodeAsync(ben)}", conversation: "a:ben", type: "personal");
        Assert.StartsWith(answer, Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal(("t1", TeamsWorld.UserOf("Ben"), ben.Id), (await world.Teams.ListLinksAsync(Never)).Select(link => (link.TenantId, link.UserId, link.AgentId)).Single());
        Assert.Empty(await world.World.LogAsync("a:ben"));
    }

    [Fact]
    public async Task A_code_that_everybody_read_is_used_up()
    {
        await using var world = await TeamsWorld.StartAsync();
        var ben = await DeskClient.AddAsync(world.Server);
        var code = await world.AgentCodeAsync(ben);
        Assert.StartsWith("Send that to me in a private chat", Assert.Single(await world.TellAsync($"link {code}")), StringComparison.Ordinal);
        await world.TellAsync($"link {code}", conversation: "a:ann", type: "personal", user: "Ann");
        Assert.Empty(await world.Teams.ListLinksAsync(Never));
    }

    [Fact]
    public async Task Words_that_only_look_like_it_go_to_the_assistant()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        foreach (var text in new[] { "link please", "stop desk", "the desk said no", "desk" })
        {
            await world.World.TakenAsync(world.Message(text, conversation: "a:ben", type: "personal"));
        }

        Assert.Equal(4, (await world.World.LogAsync("a:ben")).Count(logged => logged.From?.Id == "29:Ben"));
    }

    [Fact]
    public async Task Somebody_of_another_organisation_is_nobody_here()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        await world.CustomerAsync();
        var answer = await world.InvokeAsync(TeamsWorld.Button(world.Card(), "Claim"), tenant: "t2");
        Assert.Equal(400, answer.GetProperty("statusCode").GetInt32());
        Assert.Equal("waiting", Assert.Single((await world.Cases.ListCasesAsync(new(), Never)).Rows).Case.Status);
    }

    [Fact]
    public async Task An_agent_whom_the_sign_in_of_the_organisation_knows_needs_no_code()
    {
        await using var world = await TeamsWorld.StartAsync();
        var account = await DeskClient.AddAsync(world.Server, name: "Eve");
        var agents = world.Server.Services.GetRequiredService<IAgentStore>();
        await agents.SaveAgentAsync(account with { Id = "sso", UserName = "sso", Name = "Eve", Subject = $"https://login.example.com/t1/v2.0|{TeamsWorld.UserOf("Eve")}" }, null, Never);
        await agents.SaveAgentAsync(account with { Id = "foreign", UserName = "foreign", Name = "Mallory", Subject = $"https://login.example.com/t9/v2.0|{TeamsWorld.UserOf("Mallory")}" }, null, Never);
        var (_, caseId) = await world.CustomerAsync();
        await world.PressAsync("Claim", "Mallory");
        Assert.Equal("waiting", (await world.CaseAsync(caseId)).Case.Status);
        await world.PressAsync("Claim", "Eve");
        Assert.Equal("sso", (await world.CaseAsync(caseId)).Case.Agent!.Id);
    }

    [Fact]
    public async Task Only_an_admin_ends_the_desk_and_cases_stay()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        await world.AgentAsync("Ada", AgentRole.Admin);
        var (_, caseId) = await world.CustomerAsync();
        Assert.StartsWith("Only an admin", Assert.Single(await world.TellAsync("stop desk")), StringComparison.Ordinal);
        Assert.StartsWith("This channel is no longer the desk", Assert.Single(await world.TellAsync("stop desk", "Ada")), StringComparison.Ordinal);
        Assert.Empty(await world.Teams.ListChannelsAsync(Never));
        Assert.Equal("waiting", (await world.CaseAsync(caseId)).Case.Status);
    }

    [Theory]
    [InlineData(ActivityTypes.InstallationUpdate, "remove", true)]
    [InlineData(ActivityTypes.InstallationUpdate, "remove-upgrade", false)]
    [InlineData(ActivityTypes.ConversationUpdate, null, true)]
    public async Task Whoever_takes_the_bot_out_of_the_team_ends_the_desk(string type, string? action, bool isOver)
    {
        await using var world = await TeamsWorld.StartAsync();
        var gone = world.Message("", conversation: "19:general@thread.tacv2");
        gone["type"] = type;
        gone["action"] = action;
        gone["membersRemoved"] = action is null ? new JsonArray(new JsonObject { ["id"] = ChannelWorld.Bot }) : null;
        await world.World.TakenAsync(JsonNode.Parse(gone.ToJsonString())!);
        Assert.Equal(isOver ? 0 : 1, (await world.Teams.ListChannelsAsync(Never)).Count);
        Assert.Equal(isOver, world.Server.Log.Lines.Any(line => line.Contains("is the desk no longer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_desk_s_page_makes_codes_shows_what_is_linked_and_ends_it()
    {
        await using var world = await TeamsWorld.StartBareAsync();
        using var admin = await DeskClient.SignInAsync(world.Server, AgentRole.Admin, "Ada");
        var say = (await admin.PostAsync("teams/code?lang=zh-Hans")).GetProperty("say").GetString();
        Assert.StartsWith("客服台 ", say, StringComparison.Ordinal);
        await world.TellAsync(say!);
        Assert.False((await admin.GetAsync("me/teams")).GetProperty("linked").GetBoolean());
        await world.TellAsync((await admin.PostAsync("me/teams-code")).GetProperty("say").GetString()!, "Ada", "a:ada", "personal");
        Assert.True((await admin.GetAsync("me/teams")).GetProperty("linked").GetBoolean());

        var shown = await admin.GetAsync("teams");
        Assert.Equal("Ada", shown.GetProperty("agents")[0].GetProperty("agent").GetProperty("name").GetString());
        await admin.AskAsync(HttpMethod.Delete, $"teams/channels/{shown.GetProperty("channels")[0].GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        await admin.AskAsync(HttpMethod.Delete, "me/teams", null, HttpStatusCode.NoContent);
        await admin.AskAsync(HttpMethod.Delete, $"teams/links/{admin.Agent.Id}", null, HttpStatusCode.NotFound);
        shown = await admin.GetAsync("teams");
        Assert.Equal((0, 0), (shown.GetProperty("channels").GetArrayLength(), shown.GetProperty("agents").GetArrayLength()));
    }

    /// <summary>A code as people may type it.</summary>
    private static string Typed(string code) => code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
}
