using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Bubbles;

/// <summary>Buttons that no card here has, or that come where no card can answer: whoever presses them hears so, and where the conversation stands.</summary>
public sealed class StrayPressTests
{
    private const string Failed = "That did not work. Please write your answer instead.";

    public static TheoryData<string> Garbage =>
    [
        """{"supportBot":{"verb":"fly","chat":"CHAT","sequence":2}}""",
        """{"supportBot":{"verb":"choose","chat":"CHAT","sequence":2,"choice":"no-such"}}""",
        """{"supportBot":{"verb":"choose","chat":"CHAT","sequence":999,"choice":"list"}}""",
        """{"supportBot":{"verb":"choose","chat":"of-another","sequence":2,"choice":"list"}}""",
        """{"supportBot":{"verb":"tick","chat":"CHAT","sequence":2,"item":"light","mark":"y","ticks":"-"}}""",
    ];

    /// <summary>What does not even look like a button of ours.</summary>
    public static TheoryData<string> Foreign => ["""{"supportBot":{"verb":"choose"}}""", """{"supportBot":7}""", """{"supportBot":null}""", """{"a":1}""", """[1,2]""", "7", "\"text\"", "true"];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task A_Submit_that_is_garbage_is_answered_with_the_question_of_now(string data)
    {
        foreach (var channel in new[] { "msteams", "webchat" })
        {
            await using var world = await CardWorld.StartAsync(channel: channel);
            var length = await world.LengthAsync();
            var receipt = await world.SubmitAsync(Json(world, data));
            Assert.Null(receipt.Outcome);
            Assert.Equal(length, await world.LengthAsync());
            Assert.Empty(world.Changes);
            Assert.Contains(world.Azure.Sent, sent => sent.Body.Contains(Failed, StringComparison.Ordinal) && sent.Body.Contains("I don't know the reason", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_Submit_of_somebody_elses_card_is_answered_with_the_step_of_now(string data)
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("The photo is blurry");
        var length = await world.LengthAsync();
        Assert.Equal(TurnOutcome.Committed, (await world.SubmitAsync(Json(world, data))).Outcome);
        var said = (await world.LogAsync()).Skip((int)length).Where(logged => logged.From?.Id == world.First.Recipient!.Id).Select(logged => logged.Text).ToArray();
        Assert.Equal("I found no words in that message.", said[0]);
        Assert.True(said.Length > 1);
    }

    [Fact]
    public async Task Where_the_conversation_ended_the_bot_begins_anew()
    {
        await using var world = await CardWorld.StartAsync();
        var old = await world.CardAsync();
        await world.TakeAsync(world.First with { Type = ActivityTypes.EndOfConversation, Id = "end", MembersAdded = null });
        var length = await world.LengthAsync();
        var answer = await world.InvokeAsync(Json(world, """{"type":"Action.Execute","verb":"fly","data":{"supportBot":{"verb":"fly","chat":"CHAT","sequence":2}}}"""));
        Assert.Equal((400, Failed), (answer.StatusCode, answer.Value.GetProperty("message").GetString()));
        Assert.StartsWith("Hello. I am the bot", (await world.LogAsync())[(int)length].Text, StringComparison.Ordinal);
        Assert.Equal(CardWorld.Titles(old), CardWorld.Titles(await world.CardAsync()));
    }

    [Fact]
    public async Task A_press_in_a_conversation_that_nobody_knows_any_more_is_greeted()
    {
        await using var world = await CardWorld.StartAsync();
        await using var erased = await CardWorld.StartAsync(greet: false);
        var answer = await erased.PressAsync(await world.CardAsync(), CardWorld.Titles(await world.CardAsync())[0]);
        Assert.Equal(400, answer.StatusCode);
        Assert.StartsWith("Hello. I am the bot", (await erased.LogAsync())[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_whoever_presses_a_card_of_somebody_elses_chat_is_asked_into_a_private_one()
    {
        await using var world = await CardWorld.StartAsync();
        await using var group = await CardWorld.StartAsync(type: "groupChat");
        var button = CardWorld.Button(await world.CardAsync(), CardWorld.Titles(await world.CardAsync())[0]);
        var length = await group.LengthAsync();
        Assert.Equal((400, Failed), await ProblemAsync(group, button));
        await group.SubmitAsync(button.GetProperty("data"));
        var said = (await group.LogAsync()).Skip((int)length).Where(logged => logged.From?.Id == group.First.Recipient!.Id).Select(logged => logged.Text).ToArray();
        Assert.Equal(2, said.Length);
        Assert.All(said, text => Assert.Contains("private chat", text, StringComparison.Ordinal));
        Assert.Empty((await group.Pipeline.FindAsync(group.Id, TestContext.Current.CancellationToken))!.State.Stack);
    }

    [Fact]
    public async Task While_an_agent_answers_garbage_is_refused_and_says_nothing_in_the_agents_place()
    {
        await using var world = await CardWorld.StartAsync();
        world.Server.Services.GetRequiredService<QueueBoard>().Use(_ => QueueOutlook.Free);
        await world.SayAsync("I want to talk to a human agent");
        await world.Pipeline.ActAsync(world.Id, new ClaimCase(new("ben", "Ben")), null, TestContext.Current.CancellationToken);
        var length = await world.LengthAsync();
        Assert.Equal((400, Failed), await ProblemAsync(world, Json(world, """{"type":"Action.Execute","verb":"fly","data":{"supportBot":{"verb":"fly","chat":"CHAT","sequence":2}}}""")));
        Assert.Equal(length, await world.LengthAsync());
    }

    private static async Task<(int Status, string? Message)> ProblemAsync(CardWorld world, JsonElement button)
    {
        var answer = await world.InvokeAsync(button);
        return (answer.StatusCode, answer.Value.GetProperty("message").GetString());
    }

    private static JsonElement Json(CardWorld world, string text)
    {
        using var document = JsonDocument.Parse(text.Replace("CHAT", CardJson.NameOf(world.Id), StringComparison.Ordinal));
        return document.RootElement.Clone();
    }
}
