using System.Text.Json;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Bubbles;

public sealed class BubbleRendererTests
{
    [Theory]
    [InlineData("en", "Show the list", "Glare on the photo")]
    [InlineData("zh-Hans", "显示列表", "证件照片反光")]
    public async Task Many_choices_are_a_card_that_every_client_can_press(string locale, string list, string reason)
    {
        await using var world = await CardWorld.StartAsync(locale);
        await world.SayAsync(list);

        var card = CardOf((await world.SentAsync())[^1]);

        Assert.Equal(("AdaptiveCard", "1.5", locale), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString(), card.GetProperty("lang").GetString()));
        Assert.NotEmpty(card.GetProperty("fallbackText").GetString()!);
        Assert.Contains(reason, CardWorld.Titles(card));
        foreach (var button in CardWorld.All(card).Where(part => part.TryGetProperty("verb", out _) && part.TryGetProperty("title", out _)))
        {
            Assert.Equal("Action.Execute", button.GetProperty("type").GetString());
            Assert.NotEmpty(button.GetProperty("verb").GetString()!);
            Assert.Equal("Action.Submit", button.GetProperty("fallback").GetProperty("type").GetString());
            Assert.Equal(button.GetProperty("data").GetRawText(), button.GetProperty("fallback").GetProperty("data").GetRawText());
        }
    }

    [Fact]
    public async Task A_card_shows_all_of_its_buttons()
    {
        await using var world = await CardWorld.StartAsync();
        await world.SayAsync("Show the list");

        var card = CardOf((await world.SentAsync())[^1]);

        Assert.False(card.TryGetProperty("actions", out _));
        Assert.All(
            CardWorld.All(card).Where(part => part.TryGetProperty("type", out var type) && type.ValueEquals("ActionSet")),
            row => Assert.InRange(row.GetProperty("actions").GetArrayLength(), 1, CardElement.Buttons.Most));
        Assert.Equal((await world.LogAsync())[^1].SuggestedActions!.Actions.Select(action => action.Title), CardWorld.Titles(card));
    }

    [Fact]
    public async Task Text_and_card_never_travel_together_and_nothing_is_null()
    {
        await using var world = await CardWorld.StartAsync();
        foreach (var text in new[] { "The photo is blurry", "passport", "one step at a time", "done", "checklist" })
        {
            await world.SayAsync(text);
        }

        var sent = await world.SentAsync();

        Assert.Contains(sent, activity => activity.Attachments is not null);
        Assert.All(sent, activity => Assert.True(activity.Text is null || activity.Attachments is null));
        Assert.All(sent, activity => Assert.Null(activity.ChannelData));
        Assert.DoesNotContain(sent, activity => JsonSerializer.Serialize(activity, WireJson.Schema.Activity).Contains(":null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Few_plain_choices_stay_suggested_actions_where_two_talk()
    {
        await using var world = await CardWorld.StartAsync();

        var few = Question("all-ready", "one-missing");

        Assert.Equal(2, Assert.Single(world.Sent(few)).SuggestedActions!.Actions.Count);
        await using var group = await CardWorld.StartAsync(type: "groupChat");
        Assert.NotNull(Assert.Single(group.Sent(few)).Attachments);
    }

    [Fact]
    public async Task A_step_that_can_be_done_is_a_card_so_that_the_answer_stays_in_sight()
    {
        await using var world = await CardWorld.StartAsync();

        var card = CardOf(Assert.Single(world.Sent(Question("done", "not-sure"))));

        Assert.Equal(["Title of done", "Title of not-sure"], CardWorld.Titles(card));
    }

    [Theory]
    [InlineData("en", "The photo is blurry", "Fix (2 of 5)")]
    [InlineData("zh-Hans", "照片模糊", "改正（2/5）")]
    public async Task A_card_says_how_far_the_customer_is(string locale, string text, string step)
    {
        await using var world = await CardWorld.StartAsync(locale);
        await world.SayAsync(text);

        Assert.Contains(step, CardWorld.Lines(await world.CardAsync()));
    }

    [Theory]
    [InlineData("en", "checklist", "0 of 10 ready", "Not sure")]
    [InlineData("zh-Hans", "检查清单", "已就绪 0/10", "不确定")]
    public async Task The_checklist_is_a_card_with_a_tick_for_every_point(string locale, string text, string count, string title)
    {
        await using var world = await CardWorld.StartAsync(locale);
        await world.SayAsync(text);

        var card = (await world.SentAsync()).Where(activity => activity.Attachments is not null).Select(CardOf).First(card => CardWorld.Lines(card).Contains(count));

        Assert.Equal(10, CardWorld.Titles(card).Count(found => found == title));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public async Task Channels_that_know_no_Execute_get_a_Submit(string channel)
    {
        await using var world = await CardWorld.StartAsync(channel: channel);
        await world.SayAsync("Show the list");

        var card = CardOf((await world.SentAsync())[^1]);

        Assert.DoesNotContain("Action.Execute", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Action.Submit", card.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slack", "en", "Show the list", "Answer with a number, or in your own words.")]
    [InlineData("line", "zh-Hans", "显示列表", "请回复数字，或用自己的话回答。")]
    public async Task Elsewhere_the_choices_are_numbered_and_the_number_is_an_answer(string channel, string locale, string list, string instruction)
    {
        await using var world = await CardWorld.StartAsync(locale, channel);
        await world.SayAsync(list);

        var sent = (await world.SentAsync())[^1];
        var second = (await world.LogAsync())[^1].SuggestedActions!.Actions[1].Title!;
        await world.SayAsync("2");

        Assert.Contains($"\n2. {second}\n", sent.Text, StringComparison.Ordinal);
        Assert.EndsWith(instruction, sent.Text, StringComparison.Ordinal);
        Assert.Equal((null, null), (sent.SuggestedActions, sent.Attachments));
        Assert.NotNull((await world.Pipeline.FindAsync(world.Id, TestContext.Current.CancellationToken))!.State.Case.Topic);
    }

    [Theory]
    [InlineData("**bold** [link](https://evil.example) # head")]
    [InlineData("<at>everyone</at> <script>alert(1)</script>")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z,SHORT)}} {{{ ${user}")]
    [InlineData("\",\"type\":\"Action.OpenUrl\"}")]
    [InlineData("- item\r\n1. one\t`code`\0")]
    [InlineData("safe \u202Etxt.exe \u2066x")]
    [InlineData("你好 👩‍👩‍👧 😀")]
    public async Task What_somebody_wrote_stays_words(string hostile)
    {
        await using var world = await CardWorld.StartAsync();
        var question = Question("a", "b", "c", "d") with { Text = $"You wrote “{hostile}”?" };

        var card = CardOf(Assert.Single(world.Sent(question)));

        Assert.Equal(
            ["AdaptiveCard", "RichTextBlock", "TextRun", "ActionSet", "Action.Execute", "Action.Submit"],
            CardWorld.All(card).Where(part => part.TryGetProperty("type", out _)).Select(part => part.GetProperty("type").GetString()!).Distinct());
        var shown = string.Join('\n', CardWorld.Lines(card));
        Assert.DoesNotContain("{{", card.GetRawText().Replace("}}", "", StringComparison.Ordinal).Replace("{\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(shown, letter => (char.IsControl(letter) && letter != '\n') || letter is '\u202E' or '\u2066');
        Assert.Equal(Letters(hostile), Letters(shown).Replace("Youwrote", "", StringComparison.Ordinal));
        Assert.Equal(TextFormatTypes.Plain, Assert.Single(world.Sent(Activity.Message(hostile))).TextFormat);
    }

    [Fact]
    public async Task A_long_text_is_split_and_loses_nothing()
    {
        await using var world = await CardWorld.StartAsync();
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"“{number}”\n😀"));

        var sent = world.Sent(Activity.Message(text));

        Assert.True(sent.Count > 1);
        Assert.All(sent, activity => Assert.InRange(JsonSerializer.Serialize(activity, WireJson.Schema.Activity).Length * 2, 1, PlainBubble.MostBytes));
        Assert.Equal(Letters(text), Letters(string.Concat(sent.Select(activity => activity.Text))));
        Assert.DoesNotContain(sent, activity => activity.Text!.Contains('\uFFFD', StringComparison.Ordinal) || char.IsLowSurrogate(activity.Text[0]));
    }

    [Fact]
    public async Task A_card_that_would_be_too_large_is_shortened_and_one_of_too_many_choices_is_text()
    {
        await using var world = await CardWorld.StartAsync();

        var shortened = Assert.Single(world.Sent(Question("a", "b", "c", "d") with { Text = new('x', 50_000) }));
        var text = world.Sent(Question([.. Enumerable.Range(0, 900).Select(number => $"choice-{number}")]));

        Assert.Contains("The rest is too long for this chat.", CardWorld.Lines(CardOf(shortened)));
        Assert.All(text, activity => Assert.Null(activity.Attachments));
        Assert.Contains("900. Title of choice-899", text[^1].Text, StringComparison.Ordinal);
        Assert.All(text.Append(shortened), activity => Assert.True(PlainBubble.Fits(activity)));
    }

    private static Activity Question(params string[] values) => Activity.Message("Which one?") with
    {
        Locale = "en",
        SuggestedActions = new() { Actions = [.. values.Select(value => CardAction.ImBack($"Title of {value}"))] },
        ChannelData = JsonSerializer.SerializeToElement(new { supportBot = new { choices = values } }),
    };

    private static JsonElement CardOf(Activity activity)
    {
        var attachment = Assert.Single(activity.Attachments!);
        Assert.Equal(AdaptiveCard.ContentType, attachment.ContentType);
        return attachment.Content!.Value;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
