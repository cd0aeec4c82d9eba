using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>The contract of accessibility: axe finds nothing in any state, and what axe cannot see is checked one by one.</summary>
public sealed class AccessibilityTests(Theatre theatre)
{
    public static TheoryData<string> Looks => ["light", "dark", "phone", "chinese", "forced-colors", "narrow"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_in_any_state(string look)
    {
        await using var visitor = await theatre.AdmitAsync(options: Options(look));
        var words = look == "chinese" ? Words.Chinese : Words.English;
        await visitor.GoAsync(words.Path);
        var faults = new List<string>();
        async Task Check(string state) => faults.AddRange((await Axe.CheckAsync(visitor)).Select(fault => $"{state}: {fault}"));

        await Check("launcher");
        await visitor.OpenAsync();
        await visitor.Button(words.Why).ClickAsync();
        await Check("first screen");
        await visitor.Button(words.Menu).ClickAsync();
        await visitor.Button(words.Delete).ClickAsync();
        await Check("menu");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.ChooseAsync(words.Glare);
        await Check("remedy");
        await visitor.Message.FillAsync("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about");
        await visitor.Message.PressAsync("Enter");
        await visitor.Button(words.HowTo).ClickAsync();
        await Check("secret");
        await visitor.SayAsync(words.Checklist);
        await visitor.Log.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await visitor.Choice(words.AllReady).ClickAsync();
        await Check("checklist, asked back");
        await visitor.Page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 400 }));
        await visitor.Message.FillAsync(words.Approved);
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync(words.NotSent);
        await Check("failed");
        await visitor.Page.UnrouteAsync("**/activities");
        await visitor.Context.SetOfflineAsync(true);
        await Expect(visitor.Frame.GetByRole(AriaRole.Status).Locator("p")).ToBeVisibleAsync();
        await Check("offline");
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Log.Locator(".failed .link").First.ClickAsync();
        await Expect(visitor.Frame.Locator(".faces button").First).ToBeVisibleAsync();
        await visitor.Frame.Locator(".faces button").First.ClickAsync();
        await Check("rating");
        Assert.Empty(faults);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_screen_reader_hears_each_message_once_and_knows_who_speaks()
    {
        await using var visitor = await theatre.OpenAsync();
        await Expect(visitor.Log).ToHaveAttributeAsync("aria-live", "polite");
        await visitor.ChooseAsync("Glare on the photo");
        await Expect(visitor.LastAnswer.Locator(".bubble").First).ToContainTextAsync("Assistant: So it is glare");
        // The answers stand outside the log, or they would be read out with it.
        await Expect(visitor.Log.GetByRole(AriaRole.Button, new() { Name = "Done" })).ToHaveCountAsync(0);
        await Expect(visitor.Panel).ToMatchAriaSnapshotAsync(
            """
            - dialog "Verification helper":
              - heading "Verification helper" [level=1]
              - button "Menu"
              - button "Minimise"
              - paragraph:
                - strong: Step 2 of 5 · Fix
              - log "Conversation"
              - group "Choose an answer":
                - button "Done"
              - button "Back"
              - button "Talk to a person"
              - textbox "Your message"
              - button "Send"
            """);
    }

    [Fact]
    public async Task Targets_are_large_and_the_message_box_does_not_make_phones_zoom()
    {
        await using var visitor = await theatre.OpenAsync(options: Options("phone"));
        var small = await visitor.Panel.EvaluateAsync<string[]>(
            "panel => [...panel.querySelectorAll('button:not(.link)')].filter((button) => button.offsetParent && (button.offsetHeight < 44 || button.offsetWidth < 44)).map((button) => button.textContent || button.ariaLabel)");
        Assert.Empty(small);
        Assert.Equal("16px", await visitor.Message.EvaluateAsync<string>("box => getComputedStyle(box).fontSize"));
        Assert.Equal(0, await visitor.Panel.EvaluateAsync<int>("panel => panel.scrollWidth - panel.clientWidth"));
    }

    [Fact]
    public async Task On_a_phone_the_chat_fills_the_screen_that_the_keyboard_leaves()
    {
        await using var visitor = await theatre.OpenAsync(options: Options("phone"));
        await visitor.Message.FillAsync("I took the photo again");
        await visitor.Page.SetViewportSizeAsync(320, 300);
        var frame = visitor.Page.Locator("support-bot iframe");
        await Expect(frame).ToHaveCSSAsync("height", "300px");
        await Patience.UntilAsync(async () => await visitor.Message.BoundingBoxAsync() is { } box && box.Y + box.Height is > 0 and <= 300, "the message box is above the keyboard");
        await Expect(visitor.Message).ToBeFocusedAsync();
        Assert.Equal("hidden", await visitor.Page.EvaluateAsync<string>("document.documentElement.style.overflow"));
        await visitor.Button("Minimise").ClickAsync();
        await Expect(visitor.Page.Locator("html")).Not.ToHaveCSSAsync("overflow-y", "hidden");
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_it_and_everything_mirrors_from_right_to_left()
    {
        await using var visitor = await theatre.OpenAsync(options: new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(0, await visitor.Log.EvaluateAsync<int>("() => document.getAnimations().length"));
        var physical = await visitor.Log.EvaluateAsync<string[]>(
            "() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).filter((text) => /(margin|padding|border)-(left|right)\\b|[;{ ](left|right):/.test(text))");
        Assert.Empty(physical);
        await visitor.Log.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        var (back, person) = (await visitor.Button("Back").BoundingBoxAsync(), await visitor.Button("Talk to a person").BoundingBoxAsync());
        Assert.True(back!.X > person!.X);
    }

    internal static BrowserNewContextOptions Options(string look) => look switch
    {
        "dark" => new() { ColorScheme = ColorScheme.Dark },
        "phone" => new() { ViewportSize = new() { Width = 320, Height = 568 }, IsMobile = true, HasTouch = true },
        "chinese" => new() { Locale = "zh-CN" },
        "forced-colors" => new() { ForcedColors = ForcedColors.Active },
        // A window of 1280 x 1024 at 400 % zoom.
        "narrow" => new() { ViewportSize = new() { Width = 320, Height = 256 } },
        _ => new(),
    };

    private sealed record Words(
        string Path, string Why, string Menu, string Delete, string Glare, string HowTo, string Checklist, string AllReady, string Approved, string NotSent)
    {
        public static Words English { get; } = new(
            "/", "Why?", "Menu", "Delete this chat from this device", "Glare on the photo", "Show me how", "where is the checklist", "All ready", "it was approved", "Not sent.");

        public static Words Chinese { get; } = new(
            "/zh", "为什么？", "菜单", "从本设备删除对话", "证件照片反光", "怎么做", "检查清单", "都准备好了", "通过", "未发送。");
    }
}
