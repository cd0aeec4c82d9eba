using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Connector.Bubbles;

public sealed class CardActionsTests
{
    private const string Error = "application/vnd.microsoft.error";

    [Theory]
    [InlineData("en", "Show the list", "You chose: ")]
    [InlineData("zh-Hans", "显示列表", "你选择了：")]
    public async Task A_pressed_choice_is_the_turn_of_its_words(string locale, string list, string chose)
    {
        await using var world = await CardWorld.StartAsync(locale);
        await using var writing = await CardWorld.StartAsync(locale);
        await world.SayAsync(list);
        await writing.SayAsync(list);
        var card = await world.CardAsync();
        var reason = CardWorld.Titles(card)[1];

        var answer = await world.PressAsync(card, reason);
        await writing.SayAsync(reason);

        Assert.Equal((200, AdaptiveCard.ContentType), (answer.StatusCode, answer.Type));
        Assert.Contains(chose + reason, CardWorld.Lines(answer.Value));
        Assert.Empty(CardWorld.Titles(answer.Value));
        Assert.Equal((await writing.LogAsync()).Select(said => said.Text), (await world.LogAsync()).Select(said => said.Text));
    }

    [Fact]
    public async Task The_message_of_the_card_is_changed_as_well()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();

        await world.PressAsync(card, CardWorld.Titles(card)[0]);

        var sent = Assert.Single(world.Changes);
        Assert.Equal(("PUT", "/amer/v3/conversations/a%3A1/activities/card-1"), (sent.Method, sent.Target));
        Assert.Contains("You chose: ", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_invoke_twice_is_one_turn()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();
        var title = CardWorld.Titles(card)[0];

        var first = await world.PressAsync(card, title, "f:77");
        var length = await world.LengthAsync();
        var second = await world.PressAsync(card, title, "f:77");
        var tappedAgain = await world.PressAsync(card, title, "f:78");

        Assert.Equal(length, await world.LengthAsync());
        Assert.Equal([first.Value.GetRawText(), first.Value.GetRawText()], [second.Value.GetRawText(), tappedAgain.Value.GetRawText()]);
    }

    [Fact]
    public async Task Two_taps_at_once_are_one_turn()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();
        var title = CardWorld.Titles(card)[0];

        var answers = await Task.WhenAll(world.PressAsync(card, title, "f:7"), world.PressAsync(card, title, "f:7"));

        Assert.All(answers, answer => Assert.Equal(200, answer.StatusCode));
        Assert.Single(await world.LogAsync(), said => said.Text == title && said.From?.Id == world.First.From!.Id);
    }

    [Fact]
    public async Task A_card_of_an_earlier_step_leads_to_the_step_of_now()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var old = await world.CardAsync();
        await world.SayAsync("The photo is blurry");
        var length = await world.LengthAsync();

        var answer = await world.PressAsync(old, CardWorld.Titles(old)[3]);

        Assert.Equal(length, await world.LengthAsync());
        Assert.Equal("That card was from an earlier step. This is where we are now.", CardWorld.Lines(answer.Value)[0]);
        Assert.Equal(CardWorld.Titles(await world.CardAsync()), CardWorld.Titles(answer.Value));
    }

    [Fact]
    public async Task A_question_that_was_asked_again_can_be_answered_on_its_first_card()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();
        await world.SayAsync("is my money safe?");

        var answer = await world.PressAsync(card, CardWorld.Titles(card)[0]);

        Assert.Contains(CardWorld.Lines(answer.Value), line => line.StartsWith("You chose: ", StringComparison.Ordinal));
        Assert.Equal(CardWorld.Titles(card)[0], await world.LastSaidAsync());
    }

    [Fact]
    public async Task A_card_of_an_earlier_step_does_not_answer_the_same_words_at_another()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("The photo is blurry");
        await world.SayAsync("One step at a time");
        List<JsonElement> cards = [];
        do
        {
            await world.SayAsync("Done");
            await world.SayAsync("Not sure");
            cards.Add(await world.CardAsync());
        }
        while (cards.DistinctBy(card => string.Join('\n', CardWorld.Lines(card))).Count() == cards.Count && cards.Count < 6);
        var second = cards[^1];
        var first = cards.First(card => CardWorld.Lines(card).SequenceEqual(CardWorld.Lines(second)));
        var length = await world.LengthAsync();

        var late = await world.PressAsync(first, "I can't do this");
        var answer = await world.PressAsync(second, "I can't do this");

        Assert.NotEqual(1, cards.Count(card => CardWorld.Lines(card).SequenceEqual(CardWorld.Lines(second))));
        Assert.Equal("That card was from an earlier step. This is where we are now.", CardWorld.Lines(late.Value)[0]);
        Assert.Contains("You chose: I can't do this", CardWorld.Lines(answer.Value));
        Assert.True(await world.LengthAsync() > length);
        Assert.Single(await world.LogAsync(), said => said.Text == "I can't do this");
    }

    [Fact]
    public async Task While_an_agent_answers_no_card_acts()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();
        world.Server.Services.GetRequiredService<QueueBoard>().Use(_ => QueueOutlook.Free);
        await world.SayAsync("I want to talk to a human agent");
        await world.Pipeline.ActAsync(world.Id, new ClaimCase(new("ben", "Ben")), null, TestContext.Current.CancellationToken);
        var length = await world.LengthAsync();

        var answer = await world.PressAsync(card, CardWorld.Titles(card)[0]);

        Assert.Equal(length, await world.LengthAsync());
        Assert.Equal("That question is settled. Just write to go on.", CardWorld.Lines(answer.Value)[0]);
        Assert.Empty(CardWorld.Titles(answer.Value));
    }

    [Theory]
    [InlineData("""{"type":"Action.Execute","verb":"fly","data":{"supportBot":{"verb":"fly","chat":"CHAT","sequence":2}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"tick","data":{"supportBot":{"verb":"choose","chat":"CHAT","sequence":2,"choice":"list"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":{"supportBot":{"verb":"choose","chat":"CHAT","sequence":2,"choice":"no-such"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":{"supportBot":{"verb":"choose","chat":"CHAT","sequence":99,"choice":"list"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":{"supportBot":{"verb":"choose","chat":"CHAT","sequence":-1,"choice":"list"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":{"supportBot":{"verb":"choose","chat":"of-another","sequence":2,"choice":"list"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"tick","data":{"supportBot":{"verb":"tick","chat":"CHAT","sequence":2,"item":"light","mark":"y","ticks":"-"}}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":{"supportBot":"choose"}}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose","data":[1,2]}""")]
    [InlineData("""{"type":"Action.Execute","verb":"choose"}""")]
    [InlineData("""{"type":"Action.Execute"}""")]
    [InlineData("""7""")]
    public async Task What_no_card_of_this_conversation_sends_changes_nothing_and_is_answered_with_the_question_of_now(string button)
    {
        await using var world = await CardWorld.StartAsync();
        var length = await world.LengthAsync();
        using var document = JsonDocument.Parse(button.Replace("CHAT", CardJson.NameOf(world.Id), StringComparison.Ordinal));

        var answer = await world.InvokeAsync(document.RootElement.Clone());

        Assert.Equal((200, AdaptiveCard.ContentType), (answer.StatusCode, answer.Type));
        Assert.Equal("That did not work. Please write your answer instead.", CardWorld.Lines(answer.Value)[0]);
        Assert.Equal(CardWorld.Titles(await world.CardAsync()), CardWorld.Titles(answer.Value));
        Assert.Equal(length, await world.LengthAsync());
        Assert.Empty(world.Changes);
    }

    [Fact]
    public async Task An_invoke_without_a_value_is_answered_with_the_question_of_now()
    {
        await using var world = await CardWorld.StartAsync("zh-Hans");

        var answer = await world.InvokeAsync(world.Invoke(CardWorld.Button(await world.CardAsync(), CardWorld.Titles(await world.CardAsync())[0])) with { Value = null, Locale = "zh-CN" });

        Assert.Equal((200, "刚才没有成功，请直接用文字回答。"), (answer.StatusCode, CardWorld.Lines(answer.Value)[0]));
        Assert.NotEmpty(CardWorld.Titles(answer.Value));
    }

    [Fact]
    public async Task A_tick_changes_the_card_and_nothing_else()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("checklist");
        var length = await world.LengthAsync();
        var card = (await world.SentAsync()).Where(sent => sent.Attachments is not null).Select(sent => sent.Attachments![0].Content!.Value)
            .Last(card => CardWorld.Lines(card).Contains("0 of 10 ready"));

        var one = await world.InvokeAsync(Tick(card, 0, "Yes"));
        var two = await world.InvokeAsync(Tick(one.Value, 3, "Not sure"));
        var back = await world.InvokeAsync(Tick(two.Value, 0, "Yes"));

        Assert.StartsWith("✓ ", CardWorld.Lines(one.Value).First(line => line.EndsWith("in date.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("1 of 10 ready", CardWorld.Lines(two.Value));
        Assert.Contains(CardWorld.Lines(two.Value), line => line.StartsWith("? No glare", StringComparison.Ordinal));
        Assert.Contains("0 of 10 ready", CardWorld.Lines(back.Value));
        Assert.Equal(length, await world.LengthAsync());
        Assert.Equal(3, world.Changes.Count);
    }

    [Fact]
    public async Task All_ticks_together_are_told()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("checklist");
        var card = (await world.SentAsync()).Where(sent => sent.Attachments is not null).Select(sent => sent.Attachments![0].Content!.Value)
            .Last(card => CardWorld.Lines(card).Contains("0 of 10 ready"));

        for (var point = 0; point < 10; point++)
        {
            card = (await world.InvokeAsync(Tick(card, point, "Yes"))).Value;
        }

        Assert.Contains("Everything is ready.", CardWorld.Lines(card));
    }

    [Fact]
    public async Task A_Submit_does_what_an_Execute_does()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");
        var button = CardWorld.Button(await world.CardAsync(), CardWorld.Titles(await world.CardAsync())[0]);

        var receipt = await world.SubmitAsync(button.GetProperty("fallback").GetProperty("data"));

        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);

        Assert.Equal(button.GetProperty("title").GetString(), await world.LastSaidAsync());
        Assert.Contains("You chose: ", Assert.Single(world.Changes).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_words_or_with_somebody_elses_value_is_no_card()
    {
        await using var world = await CardWorld.StartAsync();
        var data = CardWorld.Button(await world.CardAsync(), CardWorld.Titles(await world.CardAsync())[0]).GetProperty("data");

        Assert.Equal(TurnOutcome.Committed, (await world.SubmitAsync(data, "hello")).Outcome);
        Assert.Equal("hello", await world.LastSaidAsync());
        Assert.Equal(TurnOutcome.Committed, (await world.SubmitAsync(JsonSerializer.SerializeToElement(new { other = 1 }))).Outcome);
        Assert.Equal(TurnOutcome.Committed, (await world.SubmitAsync(JsonSerializer.SerializeToElement("text"))).Outcome);
    }

    [Fact]
    public async Task Where_cards_cannot_be_changed_a_late_press_is_answered_with_the_question_of_now()
    {
        await using var world = await CardWorld.StartAsync(channel: "webchat");
        await world.SayAsync("Show the list");
        var old = CardWorld.All((await world.SentAsync())[^1].Attachments![0].Content!.Value).First(part => part.TryGetProperty("data", out _)).GetProperty("data");
        await world.SayAsync("The photo is blurry");
        var length = await world.LengthAsync();

        var receipt = await world.SubmitAsync(old);

        Assert.Null(receipt.Outcome);
        Assert.Equal(length, await world.LengthAsync());
        Assert.Contains(world.Azure.Sent, request => request.Body.Contains("That card was from an earlier step.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_does_not_take_the_change_costs_nothing_but_the_change()
    {
        await using var world = await CardWorld.StartAsync();
        world.Azure.OnConnector = context => StubAzure.Write(context, 404, """{"error":{"code":"ActivityNotFoundInConversation"}}""");
        await world.SayAsync("Show the list");
        var card = await world.CardAsync();

        var answer = await world.PressAsync(card, CardWorld.Titles(card)[0]);

        Assert.Equal(200, answer.StatusCode);
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("could not be brought up to date", StringComparison.Ordinal));
    }

    private static JsonElement Tick(JsonElement card, int point, string title) =>
        CardWorld.All(card).Where(part => part.TryGetProperty("verb", out _) && part.TryGetProperty("title", out var found) && found.ValueEquals(title)).ElementAt(point);
}
