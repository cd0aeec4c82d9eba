using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>The whole way of a blurred photo, once by mouse and once by keyboard alone.</summary>
public sealed class ConversationTests(Theatre theatre)
{
    private static readonly string[] Answers = ["Done", "Once"];

    [Fact]
    public async Task A_blurred_photo_is_put_right_by_mouse()
    {
        await using var visitor = await theatre.OpenAsync();
        await Expect(visitor.Panel).ToContainTextAsync("We never ask for passwords");
        await visitor.ChooseAsync("Blurry document photo");
        await Expect(visitor.Panel).ToContainTextAsync("Step 2 of 5 · Fix · then Check, Send, Follow up");
        await Expect(visitor.Log.Locator("ol li")).ToHaveCountAsync(6);
        foreach (var answer in Answers)
        {
            await visitor.ChooseAsync(answer);
        }

        await Expect(visitor.Panel).ToContainTextAsync("Step 3 of 5");
        await TickAllAsync(visitor);
        await visitor.ChooseAsync("All ready");
        await Expect(visitor.Panel).ToContainTextAsync("Step 4 of 5 · Send");
        await visitor.ChooseAsync("In the app");
        await visitor.ChooseAsync("I have sent it");
        await Expect(visitor.Panel).ToContainTextAsync("Step 5 of 5 · Follow up");
        await visitor.ChooseAsync("Verified");
        await Expect(visitor.Frame.GetByRole(AriaRole.Group, new() { Name = "How was this?" })).ToBeVisibleAsync();
        await visitor.Button("Very good").ClickAsync();
        await visitor.Button("Send feedback").ClickAsync();
        await Expect(visitor.Panel).ToContainTextAsync("Thank you. That helps us.");
        Assert.Equal(await visitor.ServerTranscriptAsync(), await visitor.TranscriptAsync());
    }

    [Fact]
    public async Task A_blurred_photo_is_put_right_by_keyboard_alone()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.GoAsync();
        var keyboard = visitor.Page.Keyboard;
        await TabToAsync(visitor.Page, "support-bot");
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Frame.Locator("#title")).ToBeFocusedAsync();
        await Expect(visitor.Choice("Blurry document photo")).ToBeVisibleAsync();

        await TabToAsync(visitor, "Blurry document photo");
        await keyboard.PressAsync("ArrowDown");
        await Expect(visitor.Choice("Glare on the photo")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Choice("Done")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Choice("Once")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");

        await Expect(visitor.Choice("All ready")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Choice("Yes, all are ready")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        var boxes = visitor.Log.GetByRole(AriaRole.Checkbox);
        await boxes.First.FocusAsync();
        for (var i = 0; i < 10; i++)
        {
            await Expect(boxes.Nth(i)).ToBeFocusedAsync();
            await keyboard.PressAsync("Space");
            await keyboard.PressAsync("Tab");
        }

        await Expect(visitor.Panel).ToContainTextAsync("10 of 10 ready · Everything is ready.");
        await Expect(visitor.Choice("All ready")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Choice("In the app")).ToBeFocusedAsync();
        await TabToAsync(visitor, "Your message");
        await keyboard.TypeAsync("I have sent it in");
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Panel).ToContainTextAsync("Step 5 of 5 · Follow up");

        await keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator("support-bot iframe")).ToBeHiddenAsync();
        await visitor.UntilAsync("document.activeElement.tagName === 'SUPPORT-BOT'");
    }

    [Fact]
    public async Task Tab_leads_out_of_the_widget_again()
    {
        await using var visitor = await theatre.OpenAsync();
        for (var presses = 0; presses < 30; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.tagName === 'A'"))
            {
                return;
            }
        }

        Assert.Fail("The focus stayed in the widget for thirty tabs.");
    }

    [Fact]
    public async Task A_chosen_answer_stays_as_text_and_can_be_changed()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.ChooseAsync("Glare on the photo");
        await Expect(visitor.Log).ToContainTextAsync("You chose: Glare on the photo");
        await visitor.Button("Change the answer “Glare on the photo”").ClickAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("One step back.");
        await visitor.ChooseAsync("Blurry document photo");
        await Expect(visitor.LastAnswer).ToContainTextAsync("not sharp");
    }

    [Fact]
    public async Task Back_and_a_person_are_in_the_same_place_on_every_turn()
    {
        await using var visitor = await theatre.OpenAsync();
        var places = new List<(double X, double Y)>();
        foreach (var answer in new[] { "Blurry document photo", "One step at a time", "Done" })
        {
            await visitor.ChooseAsync(answer);
            var (back, person) = (await visitor.Button("Back").BoundingBoxAsync(), await visitor.Button("Talk to a person").BoundingBoxAsync());
            places.Add((back!.X + person!.X, back.Y + person.Y));
        }

        Assert.Single(places.Distinct());
        await visitor.Button("Back").ClickAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("One step back.");
        await visitor.Button("Talk to a person").ClickAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("customer service");
    }

    [Fact]
    public async Task The_language_changes_for_the_widget_and_for_the_bot()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.Button("Menu").ClickAsync();
        await visitor.Button("简体中文").ClickAsync();
        await Expect(visitor.Panel).ToHaveAccessibleNameAsync("认证助手");
        await Expect(visitor.LastAnswer).ToContainTextAsync("接下来用中文继续");
        await Expect(visitor.Launcher).ToHaveAttributeAsync("aria-label", "关闭帮助对话");
        await visitor.Button("返回").ClickAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("一步");
    }

    [Fact]
    public async Task The_conversation_can_be_taken_along_as_a_file()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.ChooseAsync("Glare on the photo");
        await visitor.Button("Menu").ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Button("Download this chat").ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("verification-chat-", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.All(await visitor.ServerTranscriptAsync(), line => Assert.Contains(line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..], text, StringComparison.Ordinal));
    }

    private static async Task TickAllAsync(Visitor visitor)
    {
        var boxes = visitor.Log.GetByRole(AriaRole.Checkbox);
        await Expect(boxes).ToHaveCountAsync(10);
        for (var i = 0; i < 10; i++)
        {
            await boxes.Nth(i).CheckAsync();
        }
    }

    private static async Task TabToAsync(Visitor visitor, string name)
    {
        for (var presses = 0; presses < 20; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focused = await visitor.Panel.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
            if (focused == name)
            {
                return;
            }
        }

        Assert.Fail($"Twenty tabs did not lead to '{name}'.");
    }

    private static async Task TabToAsync(IPage page, string tag)
    {
        for (var presses = 0; presses < 20; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("tag => document.activeElement.localName === tag", tag))
            {
                return;
            }
        }

        Assert.Fail($"Twenty tabs did not lead to the {tag}.");
    }
}
