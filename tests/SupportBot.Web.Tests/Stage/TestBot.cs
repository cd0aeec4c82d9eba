using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Web.Tests.Stage;

/// <summary>A bot behind the real server that says exactly what the test wants, as the program does once agents take part.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource<string> _conversation = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _listening;

    private TestBot(int port)
    {
        _listener.Prefixes.Add($"http://localhost:{port}/");
        _listener.Start();
        _listening = ListenAsync();
        Url = $"http://localhost:{port}/api/messages";
    }

    public string Url { get; }

    /// <summary>What customers said, in order.</summary>
    public ConcurrentQueue<JsonNode> Heard { get; } = new();

    /// <summary>A bot, and a server that lets it answer.</summary>
    public static async Task<(TestBot Bot, ServerProcess Server)> StartAsync()
    {
        var bot = new TestBot(ServerProcess.FreePort());
        return (bot, await ServerProcess.StartAsync(["--environment", "Development"], $"DirectLine:BotUrl={bot.Url}"));
    }

    /// <summary>Says something in the conversation that was begun first.</summary>
    /// <param name="text">The words.</param>
    /// <param name="data">What the widget is told beside them.</param>
    /// <param name="from">The agent who says it; the assistant if nobody.</param>
    /// <param name="choices">What can be answered with one press.</param>
    public Task SayAsync(string text, object? data = null, string? from = null, params string[] choices) => PostAsync(new
    {
        type = "message",
        text,
        locale = text.Any(sign => sign > '\u2e80') ? "zh-Hans" : "en",
        from = new { name = from },
        channelData = new { supportBot = data },
        suggestedActions = choices.Length == 0 ? null : new { actions = choices.Select(title => new { type = "imBack", title, value = title }) },
    });

    public Task TypeAsync(string from) => PostAsync(new { type = "typing", from = new { name = from } });

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        _http.Dispose();
        await _listening;
    }

    private async Task PostAsync(object activity)
    {
        var address = await _conversation.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        using var answer = await _http.PostAsJsonAsync(address, activity, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
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
                    Heard.Enqueue(activity);
                }

                _conversation.TrySetResult($"{activity["serviceUrl"]}/v3/conversations/{activity["conversation"]!["id"]}/activities");
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
