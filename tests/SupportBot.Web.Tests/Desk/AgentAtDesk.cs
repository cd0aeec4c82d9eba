using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>One agent at one browser: what the desk shows and what can be done there.</summary>
internal sealed class AgentAtDesk : IAsyncDisposable
{
    private readonly string _address;

    private AgentAtDesk(IBrowserContext context, IPage page, string address)
    {
        (Context, Page, _address) = (context, page, address);
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("Trusted", StringComparison.Ordinal))
            {
                Complaints.Enqueue(message.Text);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors in scripts, what opened a window, and what the policy stopped.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Every address that was asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ILocator Rows => Page.Locator(".row[data-case]");

    public ILocator Log => Page.Locator("[role=log]");

    public ILocator Card => Page.Locator(".card");

    public ILocator Box => Page.Locator(".composer textarea");

    public ILocator Panel => Page.GetByRole(AriaRole.Complementary);

    public ILocator Dialog => Page.Locator("dialog[open]");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Opens the desk, before anybody signed in.</summary>
    public static async Task<AgentAtDesk> ArriveAsync(Theatre theatre, DeskServer server, BrowserNewContextOptions? options = null, string path = "/desk")
    {
        options ??= new();
        options.Locale ??= "en-GB";
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var context = await theatre.NewContextAsync(options);
        var agent = new AgentAtDesk(context, await context.NewPageAsync(), server.Address);
        await agent.GoAsync(path);
        await Expect(agent.Page.Locator("input[autocomplete=username]")).ToBeVisibleAsync();
        return agent;
    }

    /// <summary>An agent who is signed in and sees the queue.</summary>
    public static async Task<AgentAtDesk> SignInAsync(Theatre theatre, DeskServer server, string userName = "ben", BrowserNewContextOptions? options = null, string path = "/desk")
    {
        var agent = await ArriveAsync(theatre, server, options, path);
        await agent.SignInAsync(userName);
        return agent;
    }

    public async Task SignInAsync(string userName, string password = DeskServer.Password)
    {
        await TrySignInAsync(userName, password);
        await Expect(Page.Locator(".body")).ToBeVisibleAsync();
    }

    public async Task TrySignInAsync(string userName, string password)
    {
        await Page.Locator("input[autocomplete=username]").FillAsync(userName);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("form button[type=submit]").ClickAsync();
    }

    public Task GoAsync(string path) => Page.GotoAsync(_address + path);

    /// <summary>Writes to the customer and waits until the log holds it.</summary>
    public async Task ReplyAsync(string text)
    {
        await Box.FillAsync(text);
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Log.Locator(".turn.agent[data-sequence]", new() { HasText = text })).ToBeVisibleAsync();
    }

    /// <summary>An agent who has the newest case.</summary>
    public static async Task<AgentAtDesk> ClaimAsync(Theatre theatre, DeskServer server)
    {
        var agent = await SignInAsync(theatre, server);
        await agent.Rows.Last.ClickAsync();
        await agent.Button("Claim").ClickAsync();
        await Expect(agent.Box).ToBeVisibleAsync();
        return agent;
    }

    /// <summary>Closes the open case.</summary>
    public async Task ResolveAsync()
    {
        await Button("Resolve").First.ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(Button("Reopen")).ToBeVisibleAsync();
    }

    /// <summary>Waits until a script says so. The browser's own wait compiles words, which the page's policy forbids.</summary>
    public async Task UntilAsync(string script, object? argument = null)
    {
        var patience = Stopwatch.StartNew();
        while (!await Page.EvaluateAsync<bool>(script, argument))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), $"What the test waits for did not come: {script}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<string[]> FaultsAsync() => [.. await Axe.CheckAsync(Page.MainFrame)];

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
