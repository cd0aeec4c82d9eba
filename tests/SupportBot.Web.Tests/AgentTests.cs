using System.Diagnostics;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>What a customer sees of the agents: the line, the colleague who is there, the way back, and the question how it was.</summary>
public sealed class AgentTests(Theatre theatre, TestBot bots)
{
    private static readonly object Line = new { owner = "queue", queue = new { place = 3, fromMinutes = 4, toMinutes = 9, @case = "7F3K2M9QXA" } };

    private static readonly object Joined = new { owner = "agent", agent = "Ben" };

    private static readonly object Ben = new { agent = "Ben" };

    private static readonly object Back = new { step = new { name = "check", number = 3, of = 5 } };

    private static readonly object Reminder = new { step = new { name = "follow-up", number = 5, of = 5 }, choices = new[] { "verified", "rejected", "pending" } };

    [Fact]
    public async Task Who_waits_sees_the_line_and_can_go_on_or_leave_it()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await Expect(State(visitor)).ToHaveTextAsync("Automated assistant, not Binance");
        await bot.SayAsync("You're in line: 3rd, about 4-9 min.", Line);
        await Expect(State(visitor)).ToHaveTextAsync("You're in line");
        await Expect(visitor.Log.Locator(".bubble.line")).ToContainTextAsync("3rd");
        await Expect(visitor.Button("Talk to a person")).ToHaveCountAsync(0);
        await Expect(visitor.Button("Leave the line")).ToHaveCountAsync(1);
        await visitor.Choice("Keep going with the checklist").ClickAsync();
        await bot.SayAsync("Here is the checklist.", new { owner = "queue", step = new { name = "check", number = 3, of = 5 } });
        await Expect(visitor.Choice("Keep going with the checklist")).ToHaveCountAsync(0);
        await Expect(visitor.Button("Talk to a person")).ToHaveCountAsync(0);
        await visitor.Button("Leave the line").ClickAsync();
        await bot.SayAsync("You left the line.", Back);
        await Expect(State(visitor)).ToHaveTextAsync("Automated assistant, not Binance");
        await Expect(visitor.Button("Leave the line")).ToHaveCountAsync(0);
        await Expect(visitor.Button("Talk to a person")).ToBeVisibleAsync();
        await Expect(visitor.Log.Locator(".bubble.line")).ToHaveCountAsync(0);
        Assert.Equal(["hello", "Keep going with the checklist", "Leave the line"], bot.Heard.Select(said => (string?)said["text"]));
        Assert.All(bot.Heard, said => Assert.NotNull((string?)said["localTimezone"]));
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(375, 667)]
    [InlineData(320, 568)]
    public async Task What_can_be_done_in_line_is_in_sight_however_much_was_said(int width, int height)
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync(), new() { ViewportSize = new() { Width = width, Height = height } });
        var bot = await BeginAsync(visitor);
        await bot.SayAsync("3rd", new { owner = "queue", queue = new { @case = "7F3K2M9QXA" } });
        await bot.SayAsync(string.Join('\n', Enumerable.Repeat("A long paragraph.", 40)), new { owner = "queue" }, choices: ["Done"]);
        foreach (var title in new[] { "Keep going with the checklist", "Leave the line" })
        {
            await Expect(visitor.Button(title)).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        await Expect(visitor.Message).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task What_the_widget_says_for_a_customer_is_in_the_language_of_the_conversation()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await bot.SayAsync("排在第3位，大约4到9分钟。", Line);
        await visitor.Choice("退出排队").ClickAsync();
        await Expect(visitor.Turns.Last).ToContainTextAsync("退出排队");
    }

    [Fact]
    public async Task An_agent_is_known_by_name_and_picture_and_the_assistant_keeps_quiet()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await bot.SayAsync("Ben from Support joined.", Joined, choices: ["Done"]);
        await bot.SayAsync("Hello, I am here now.", Ben, from: "Ben");
        await Expect(State(visitor)).ToHaveTextAsync("Ben from Support is here");
        var turn = visitor.Log.Locator("[data-turn=agent]");
        await Expect(turn.Locator(".who")).ToContainTextAsync("Ben from Support");
        await Expect(turn.Locator(".bubble")).ToContainTextAsync("Ben from Support: Hello, I am here now.");
        var (agent, assistant) = (await GlyphAsync(turn), await GlyphAsync(visitor.AssistantTurns.Last));
        Assert.NotEqual(agent, assistant);
        await Expect(visitor.Frame.Locator(".choices")).ToHaveCountAsync(0);
        await Expect(visitor.Button("Back")).ToHaveCountAsync(0);
        await Expect(visitor.Button("Talk to a person")).ToHaveCountAsync(0);
        await visitor.Message.FillAsync("good, thank you");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync("good, thank you");
        await bot.SayAsync("Ben handed you back to me. He noted: use the web upload.", Back, choices: ["Done"]);
        await Expect(visitor.Choice("Done")).ToBeVisibleAsync();
        await Expect(visitor.Button("Back")).ToBeVisibleAsync();
        await Expect(State(visitor)).ToHaveTextAsync("Automated assistant, not Binance");
    }

    [Fact]
    public async Task Typing_is_shown_while_an_agent_types_and_told_only_while_one_is_there()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var typed = 0;
        visitor.Page.Request += (_, request) => typed += request.PostData?.Contains("\"typing\"", StringComparison.Ordinal) == true ? 1 : 0;
        var bot = await BeginAsync(visitor);
        await visitor.Message.PressSequentiallyAsync("is anybody there");
        await bot.SayAsync("Ben from Support joined.", Joined);
        await Expect(State(visitor)).ToHaveTextAsync("Ben from Support is here");
        Assert.Equal(0, typed);
        var began = Stopwatch.GetTimestamp();
        await visitor.Message.PressSequentiallyAsync(" I have a question");
        await Visitor.UntilAsync(() => typed > 0);
        // It is told every three seconds; a busy machine may press that slowly.
        Assert.InRange(typed, 1, 1 + (int)(Stopwatch.GetElapsedTime(began).TotalSeconds / 3));
        await Expect(visitor.Frame.Locator(".writing")).ToHaveCountAsync(0);
        await bot.TypeAsync("Ben");
        await Expect(visitor.Frame.Locator(".writing")).ToHaveTextAsync("Ben is writing");
        await bot.SayAsync("Ask me.", Ben, from: "Ben");
        await Expect(visitor.Log).ToContainTextAsync("Ask me.");
        await Expect(visitor.Frame.Locator(".writing")).ToHaveCountAsync(0);
        await Expect(visitor.Turns).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task The_agents_part_is_rated_on_its_own_and_the_assistant_after_it()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await bot.SayAsync("You're in line: 3rd.", Line);
        await bot.SayAsync("Ben from Support joined.", Joined);
        await bot.SayAsync("All done.", Ben, from: "Ben");
        await bot.SayAsync("Ben closed your case.", new { resolved = "7F3K2M9QXA", closed = true });
        var rating = visitor.Frame.Locator(".rating");
        await Expect(rating).ToContainTextAsync("How was it with Ben?");
        await visitor.Button("Very good").ClickAsync();
        await rating.Locator("textarea").FillAsync("kind, but slow");
        await visitor.Button("Send feedback").ClickAsync();
        await Expect(rating.First).ToHaveTextAsync("Thank you. That helps us.");
        await Expect(rating.Last).ToContainTextAsync("How was this?");
        await visitor.Page.ReloadAsync();
        await Expect(rating).ToContainTextAsync("How was this?");
        await visitor.Button("Bad").ClickAsync();
        await Visitor.UntilAsync(() => bot.Heard.Count == 4);
        Assert.Equal(
            [
                """{"score":4,"of":"agent","case":"7F3K2M9QXA"}""",
                """{"score":4,"comment":"kind, but slow","of":"agent","case":"7F3K2M9QXA"}""",
                """{"score":1}""",
            ],
            bot.Heard.Where(said => (string?)said["name"] == "rating").Select(said => said["value"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_case_has_a_number_to_copy_and_the_saved_chat_names_the_agent()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.Button("Menu").ClickAsync();
        await Expect(visitor.Frame.Locator(".case")).ToHaveCountAsync(0);
        await bot.SayAsync("You're in line: 3rd.", Line);
        await bot.SayAsync("Hello.", Ben, from: "Ben");
        await Expect(visitor.Frame.Locator(".case")).ToContainTextAsync("Case 7F3K2M9QXA");
        await visitor.Button("Copy").ClickAsync();
        await Expect(visitor.Button("Copied")).ToBeVisibleAsync();
        Assert.Equal("7F3K2M9QXA", await visitor.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        var saving = visitor.Page.WaitForDownloadAsync();
        await visitor.Button("Download this chat").ClickAsync();
        Assert.Contains("Ben from Support\nHello.", await File.ReadAllTextAsync(await (await saving).PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_asks_with_three_buttons()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await bot.SayAsync("It has been 24 hours. Did it pass?", Reminder, choices: ["Passed", "Rejected again", "Still waiting"]);
        await visitor.Choice("Rejected again").ClickAsync();
        await Expect(visitor.Turns.Last).ToContainTextAsync("You chose: Rejected again");
    }

    [Fact]
    public async Task A_reminder_is_counted_while_the_chat_is_closed_and_in_sight_when_it_is_opened()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        await visitor.Page.EvaluateAsync("supportBot.close()");
        await bot.SayAsync("I am back as agreed. Is there a result?", Reminder, choices: ["Passed", "Rejected again", "Still waiting"]);
        await Expect(visitor.Page.Locator("support-bot .badge")).ToHaveTextAsync("1");
        await Expect(visitor.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\) "));
        await visitor.Page.EvaluateAsync("supportBot.open()");
        await Expect(State(visitor)).ToHaveTextAsync("Automated assistant, not Binance");
        await Expect(visitor.Choice("Passed")).ToBeInViewportAsync();
        await Expect(visitor.Page).Not.ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\("));
        await Expect(visitor.Page.Locator("support-bot .badge")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Another_tab_sees_the_agent_type_and_tells_of_its_own_typing()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await BeginAsync(visitor);
        var second = await visitor.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        var typed = 0;
        visitor.Page.Request += (_, request) => typed += request.PostData?.Contains("\"typing\"", StringComparison.Ordinal) == true ? 1 : 0;
        await bot.SayAsync("Ben from Support joined.", Joined);
        await Expect(State(second)).ToHaveTextAsync("Ben from Support is here");
        await bot.TypeAsync("Ben");
        await Expect(second.Frame.Locator(".writing")).ToHaveTextAsync("Ben is writing");
        await second.Message.FillAsync("hello Ben");
        await Visitor.UntilAsync(() => typed > 0);
    }

    private static ILocator State(Visitor visitor) => visitor.Frame.Locator(".names p");

    private static async Task<string?> GlyphAsync(ILocator turn) => await turn.Locator(".who path").GetAttributeAsync("d");

    /// <summary>Opens the chat and says hello, which the bot answers.</summary>
    private async Task<BotPart> BeginAsync(Visitor visitor)
    {
        var bot = await bots.MeetAsync(visitor);
        await bot.SayAsync("What does the rejection say?", new { step = new { name = "reason", number = 1, of = 5 } });
        await Expect(visitor.AssistantTurns).ToHaveCountAsync(1);
        return bot;
    }
}
