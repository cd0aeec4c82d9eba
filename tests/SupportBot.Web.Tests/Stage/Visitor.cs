using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Stage;

/// <summary>One person at one browser: what the page shows and what can be done on it, in the words of the widget's users.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly string _address;

    private Visitor(IBrowserContext context, IPage page, string address)
    {
        (Context, Page, _address) = (context, page, address);
        Watch(page);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Every address that was asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What pages complained of: errors in scripts, and what the policies stopped.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public ILocator Launcher => Page.Locator("support-bot button");

    public IFrameLocator Frame => Page.FrameLocator("support-bot iframe");

    public ILocator Panel => Frame.GetByRole(AriaRole.Dialog);

    public ILocator Message => Frame.Locator(".composer textarea");

    public ILocator Log => Frame.Locator("[role=log]");

    public ILocator Turns => Log.Locator("[data-turn]");

    public ILocator AssistantTurns => Log.Locator("[data-turn=assistant]");

    public ILocator LastAnswer => AssistantTurns.Last;

    public ILocator Choice(string title) => Frame.Locator(".choices").GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    public ILocator Button(string name) => Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static async Task<Visitor> EnterAsync(IBrowserContext context, string address) => new(context, await context.NewPageAsync(), address);

    /// <summary>Another tab of the same browser.</summary>
    public async Task<Visitor> NewTabAsync() => new(Context, await Context.NewPageAsync(), _address);

    public Task GoAsync(string path = "/") => Page.GotoAsync(_address + path);

    /// <summary>Waits until something is so on the host's page. The browser's own waiting evaluates strings there, which the page's policy forbids.</summary>
    public Task UntilAsync(string expression) => Patience.UntilAsync(() => Page.EvaluateAsync<bool>(expression), expression);

    /// <summary>Waits until something that the test counts has come.</summary>
    public static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Patience.UntilAsync(() => Task.FromResult(condition()), what);

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Expect(AssistantTurns.First).ToBeVisibleAsync();
    }

    /// <summary>Writes and waits for the answer.</summary>
    public async Task SayAsync(string text)
    {
        var before = await AssistantTurns.CountAsync();
        await Message.FillAsync(text);
        await Message.PressAsync("Enter");
        await Expect(AssistantTurns).ToHaveCountAsync(before + 1);
    }

    /// <summary>Presses a quick reply and waits for the answer.</summary>
    public async Task ChooseAsync(string title)
    {
        var before = await AssistantTurns.CountAsync();
        await Choice(title).ClickAsync();
        await Expect(AssistantTurns).ToHaveCountAsync(before + 1);
    }

    /// <summary>Everything that stands in the log, with lists and answers put back into the words of the server's log.</summary>
    public Task<string[]> TranscriptAsync() => Log.EvaluateAsync<string[]>(
        """
        log => [...log.querySelectorAll('.bubble')].map((bubble) => {
          const items = [...bubble.querySelectorAll('li, .checklist label')].map((item, at) => `${at + 1}. ${item.textContent}`);
          const words = [...bubble.querySelectorAll(':scope > p')].map((line) => line.textContent.replace(/^You: |^You chose: /, ''));
          return `${bubble.closest('[data-turn]').dataset.turn}: ${[...words, ...items].join('\n')}`;
        })
        """);

    /// <summary>What the server's log holds, read through Direct Line with what this browser stored.</summary>
    public async Task<string[]> ServerTranscriptAsync() => JsonSerializer.Deserialize<string[]>(await CallAsync(
        """
        const log = [];
        for (let watermark = '', page; ; watermark = page.watermark) {
          page = await (await fetch(`${address}?watermark=${watermark}`, { headers })).json();
          if (page.activities.length === 0) break;
          log.push(...page.activities);
        }

        return JSON.stringify(log.filter(({ type }) => type === 'message').map(({ from, text }) => `${from.role === 'user' ? 'customer' : 'assistant'}: ${text}`));
        """))!;

    /// <summary>Says something in this conversation without the widget, as another device would.</summary>
    public Task PostBesideAsync(string text) => CallAsync(
        $"const answer = await fetch(address, {{ method: 'POST', headers, body: JSON.stringify({{ type: 'message', text: {JsonSerializer.Serialize(text)} }}) }}); return String(answer.status);");

    /// <summary>The names and values that the frame's storage holds.</summary>
    public Task<string> StorageAsync() => Frame.Locator("body").EvaluateAsync<string>("() => JSON.stringify(localStorage)");

    private Task<string> CallAsync(string script) => Log.EvaluateAsync<string>(
        $$"""
        async () => {
          const key = Object.keys(localStorage).find((name) => name.endsWith(':resume'));
          const json = { 'Content-Type': 'application/json' };
          const ticket = await (await fetch('token', { method: 'POST', headers: json, body: JSON.stringify({ resume: localStorage.getItem(key) }) })).json();
          const address = `../v3/directline/conversations/${ticket.conversationId}/activities`;
          const headers = { ...json, Authorization: `Bearer ${ticket.token}` };
          {{script}}
        }
        """);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Watch(IPage page)
    {
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.WebSocket += (_, socket) => Requests.Enqueue(socket.Url);
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("Trusted", StringComparison.Ordinal))
            {
                Complaints.Enqueue(message.Text);
            }
        };
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }
}
