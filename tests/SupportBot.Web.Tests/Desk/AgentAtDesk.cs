using System.Collections.Concurrent;
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
    /// <param name="theatre">Where the browser is.</param>
    /// <param name="server">Whose desk it is.</param>
    /// <param name="options">How the browser is set up.</param>
    /// <param name="path">The page that is opened.</param>
    /// <param name="script">What the page is to run before its own scripts.</param>
    public static async Task<AgentAtDesk> ArriveAsync(Theatre theatre, DeskServer server, BrowserNewContextOptions? options = null, string path = "/desk", string? script = null)
    {
        var agent = await EnterAsync(theatre, server, options);
        if (script is not null)
        {
            await agent.Page.AddInitScriptAsync(script);
        }

        await agent.GoAsync(path);
        await Expect(agent.Page.Locator("input[autocomplete=username]")).ToBeVisibleAsync();
        return agent;
    }

    /// <summary>An agent who signed in before the page was opened, and sees it.</summary>
    public static async Task<AgentAtDesk> SignInAsync(Theatre theatre, DeskServer server, string userName = "ben", BrowserNewContextOptions? options = null, string path = "/desk")
    {
        var agent = await EnterAsync(theatre, server, options);
        var answer = await agent.Context.APIRequest.PostAsync(
            $"{server.Address}/desk/api/session", new() { DataObject = new { userName, password = DeskAccounts.Password }, Headers = new Dictionary<string, string> { ["Origin"] = server.Address } });
        await Expect(answer).ToBeOKAsync();
        await agent.GoAsync(path);
        await Expect(agent.Page.Locator(".body")).ToBeVisibleAsync();
        return agent;
    }

    public async Task SignInAsync(string userName, string password = DeskAccounts.Password)
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
        // Others hear of the claim before its own answer comes, which puts the agent into the box.
        await Expect(agent.Box).ToBeFocusedAsync();
        return agent;
    }

    /// <summary>Closes the open case.</summary>
    public async Task ResolveAsync()
    {
        await Button("Resolve").First.ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(Button("Reopen")).ToBeVisibleAsync();
    }

    /// <summary>Presses the keys of one binding. The second counts for little more than a second, so it does not wait until the first is done with.</summary>
    public Task PressAsync(params string[] keys) => Task.WhenAll(keys.Select(key => Page.Keyboard.PressAsync(key)));

    /// <summary>Does something that changes the agent's settings, and waits until they are kept: the page does that half a second later.</summary>
    public Task SettleAsync(Func<Task> change) =>
        Page.RunAndWaitForResponseAsync(change, answer => answer.Request.Method == "PUT" && answer.Url.Contains("/desk/api/me/settings", StringComparison.Ordinal));

    /// <summary>Waits until all that the settings read is there: before that they move, and a press of the mouse can begin on one thing and end on another.</summary>
    public async Task CalmAsync()
    {
        await Expect(Page.Locator("#push-why")).ToBeVisibleAsync();
        await Expect(Page.Locator("section[aria-labelledby=teams-me] button")).ToBeVisibleAsync();
    }

    /// <summary>Waits until a script says so. The browser's own wait compiles words, which the page's policy forbids.</summary>
    public Task UntilAsync(string script, object? argument = null) => Patience.UntilAsync(() => Page.EvaluateAsync<bool>(script, argument), script);

    public async Task<string[]> FaultsAsync() => [.. await Axe.CheckAsync(Page.MainFrame)];

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private static async Task<AgentAtDesk> EnterAsync(Theatre theatre, DeskServer server, BrowserNewContextOptions? options)
    {
        options ??= new();
        options.Locale ??= "en-GB";
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var context = await theatre.NewContextAsync(options);
        return new(context, await context.NewPageAsync(), server.Address);
    }
}
