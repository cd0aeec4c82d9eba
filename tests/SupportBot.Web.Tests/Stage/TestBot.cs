using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;

[assembly: AssemblyFixture(typeof(TestBot))]

namespace SupportBot.Web.Tests.Stage;

/// <summary>A bot behind a real server that says exactly what the tests want, as the program does once agents take part. Begins with the first test that needs it.</summary>
public sealed class TestBot : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonNode>> _heard = new();
    private readonly Lazy<Task<ServerProcess>> _server;
    private WebApplication? _bot;

    public TestBot() => _server = new(ListenAndServeAsync);

    /// <summary>The address of the server that lets this bot answer.</summary>
    public async Task<string> AddressAsync() => (await _server.Value).Address;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }
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
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // On a busy machine a body may come long after its head; nothing is sent twice to a bot that gave up.
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MinRequestBodyDataRate = null);
        _bot = builder.Build();
        _bot.MapPost("/api/messages", HearAsync);
        await _bot.StartAsync();
        return await ServerProcess.StartAsync(["--environment", "Development"], $"DirectLine:BotUrl={_bot.Urls.Single()}/api/messages");
    }

    private async Task HearAsync(HttpContext context)
    {
        var activity = (await JsonSerializer.DeserializeAsync<JsonNode>(context.Request.Body))!;
        if ((string?)activity["type"] is "message" or "event")
        {
            Heard((string)activity["conversation"]!["id"]!).Enqueue(activity);
        }
    }
}
