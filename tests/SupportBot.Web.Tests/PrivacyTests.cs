using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Nothing is asked for before the visitor wants it, nothing goes elsewhere, and secrets do not leave the browser.</summary>
public sealed class PrivacyTests(Theatre theatre)
{
    [Fact]
    public async Task The_launcher_asks_for_nothing_until_the_visitor_wants_to_talk()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.GoAsync();
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Launcher.HoverAsync();
        Assert.Equal(["/", "/demo.css", "/widget.js"], visitor.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).Select(address => new Uri(address).AbsolutePath).Order());
        Assert.Empty(await visitor.Context.CookiesAsync());
    }

    [Fact]
    public async Task A_whole_conversation_asks_no_other_host_for_anything_and_sets_no_cookie()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.ChooseAsync("Document already used");
        await visitor.SayAsync("where do I find customer service");
        await visitor.SayAsync("look at https://evil.example.com/x and <img src=https://evil.example.com/y>");
        Assert.All(visitor.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)), address => Assert.Equal(new Uri(theatre.Address).Host, new Uri(address).Host));
        Assert.Empty(await visitor.Context.CookiesAsync());
        Assert.Empty(visitor.Complaints);
        var links = await visitor.Log.EvaluateAsync<string[]>("log => [...log.querySelectorAll('a')].map((link) => new URL(link.href).host)");
        Assert.All(links, host => Assert.Equal("www.binance.com", host));
        Assert.NotEmpty(links);
    }

    [Theory]
    [InlineData("my password is Hunter22x", "password", "Hunter22x")]
    [InlineData("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about", "recovery phrase", "abandon")]
    [InlineData("身份证号是11010519491231002X", "document number", "110105")]
    public async Task A_secret_is_stopped_in_the_browser(string text, string kind, string secret)
    {
        await using var visitor = await theatre.OpenAsync();
        var sent = new List<string>();
        visitor.Page.Request += (_, request) => sent.Add(request.PostData ?? "");
        await visitor.Message.FillAsync(text);
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Frame.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync($"That looks like a {kind}. I did not send it. Nobody here ever needs it.");
        await Expect(visitor.Message).ToHaveValueAsync(text);
        Assert.DoesNotContain(secret, await visitor.StorageAsync(), StringComparison.Ordinal);
        await visitor.Button("Edit my text").ClickAsync();
        await Expect(visitor.Message).ToBeFocusedAsync();
        await visitor.Message.PressAsync("Enter");
        await visitor.Button("Remove it and send").ClickAsync();
        await Expect(visitor.AssistantTurns).ToHaveCountAsync(2);
        Assert.DoesNotContain(sent, body => body.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, await visitor.StorageAsync(), StringComparison.Ordinal);
        Assert.Contains(sent, body => body.Contains("removed]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_is_being_typed_is_neither_stored_nor_lost()
    {
        await using var first = await theatre.OpenAsync();
        var second = await first.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        await first.Message.FillAsync("my password is Hunter22x");
        await second.ChooseAsync("Glare on the photo");
        await Expect(first.AssistantTurns).ToHaveCountAsync(2);
        await Expect(first.Message).ToHaveValueAsync("my password is Hunter22x");
        await Expect(second.Message).ToHaveValueAsync("");
        await first.Page.ReloadAsync();
        await Expect(first.AssistantTurns).ToHaveCountAsync(2);
        Assert.DoesNotContain("Hunter22x", await first.StorageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_was_announced_is_stopped_in_the_next_message()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.SayAsync("my password is");
        await visitor.Message.FillAsync("Abc12345!");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Frame.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("That looks like a password.");
    }

    [Fact]
    public async Task Deleting_the_chat_leaves_nothing_of_it_in_any_tab()
    {
        await using var first = await theatre.OpenAsync();
        var second = await first.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        await first.ChooseAsync("Glare on the photo");
        await second.Message.FillAsync("half a sentence");
        var before = await first.StorageAsync();
        await first.Button("Menu").ClickAsync();
        await first.Button("Delete this chat from this device").ClickAsync();
        await first.Button("Delete it").ClickAsync();
        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Turns).ToHaveCountAsync(1);
            await Expect(tab.Message).ToHaveValueAsync("");
        }

        var after = await first.StorageAsync();
        Assert.DoesNotContain(Value(before, ":conversation"), after, StringComparison.Ordinal);
        Assert.DoesNotContain(Value(before, ":resume"), after, StringComparison.Ordinal);
    }

    private static string Value(string storage, string end) =>
        System.Text.Json.Nodes.JsonNode.Parse(storage)!.AsObject().Single(entry => entry.Key.EndsWith(end, StringComparison.Ordinal)).Value!.GetValue<string>();
}
