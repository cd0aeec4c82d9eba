using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;

[assembly: AssemblyFixture(typeof(TestBot))]

namespace SupportBot.Web.Tests.Stage;

/// <summary>A bot behind a real server that says exactly what the tests want, as the program does once agents take part. Begins with the first test that needs it.</summary>
public sealed class TestBot : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonNode>> _heard = new();
    private readonly int _port = ServerProcess.FreePort();
    private readonly Lazy<Task<ServerProcess>> _server;
    private Task _listening = Task.CompletedTask;

    public TestBot() => _server = new(ListenAndServeAsync);

    /// <summary>The address of the server that lets this bot answer.</summary>
    public async Task<string> AddressAsync() => (await _server.Value).Address;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        _listener.Close();
        await _listening;
    }

    /// <summary>A visitor of this bot's site who has opened the chat and said hello, and the bot's part of their conversation.</summary>
    internal async Task<BotPart> MeetAsync(Visitor visitor, string path = "/")
    {
        await visitor.GoAsync(path);
        await visitor.Launcher.ClickAsync();
        await visitor.Message.FillAsync("hello");
        await visitor.Message.PressAsync("Enter");
        await Assertions.Expect(visitor.Log.Locator(".customer:not(.queued)")).ToHaveCountAsync(1);
        var id = JsonNode.Parse(await visitor.StorageAsync())!.AsObject().Single(entry => entry.Key.EndsWith(":conversation", StringComparison.Ordinal)).Value!.GetValue<string>();
        var part = new BotPart($"{(await _server.Value).Address}/v3/conversations/{id}/activities", Heard(id));
        await Visitor.UntilAsync(() => !part.Heard.IsEmpty);
        return part;
    }

    private ConcurrentQueue<JsonNode> Heard(string conversation) => _heard.GetOrAdd(conversation, _ => new());

    private async Task<ServerProcess> ListenAndServeAsync()
    {
        _listener.Prefixes.Add($"http://localhost:{_port}/");
        _listener.Start();
        _listening = Task.Run(ListenAsync);
        return await ServerProcess.StartAsync(["--environment", "Development"], $"DirectLine:BotUrl=http://localhost:{_port}/api/messages");
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var activity = (await JsonSerializer.DeserializeAsync<JsonNode>(context.Request.InputStream))!;
                if ((string?)activity["type"] is "message" or "event")
                {
                    Heard((string)activity["conversation"]!["id"]!).Enqueue(activity);
                }

                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The tests are over.
        }
    }
}
