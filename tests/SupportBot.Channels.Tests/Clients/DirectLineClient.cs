using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Clients;

/// <summary>A client of the server's HTTP interface, as plain as can be: what it sends is what the test says.</summary>
internal sealed class DirectLineClient(HttpClient http, string? token = null, string? origin = null)
{
    public const string Base = "/v3/directline";

    public string? Token { get; } = token;

    public string Id { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    /// <summary>A visitor of the widget, who has a token and nothing else.</summary>
    public static async Task<DirectLineClient> VisitAsync(HttpClient http, object? request = null, string? origin = null)
    {
        var answer = await new DirectLineClient(http, origin: origin).ReadJsonAsync(HttpMethod.Post, "/widget/token", request);
        return new(http, answer.GetProperty("token").GetString(), origin) { Id = answer.GetProperty("conversationId").GetString()! };
    }

    /// <summary>A visitor whose conversation has begun.</summary>
    public static async Task<DirectLineClient> StartAsync(HttpClient http, string locale = "en")
    {
        var client = await VisitAsync(http);
        await client.StartAsync(locale);
        return client;
    }

    public async Task<HttpStatusCode> StartAsync(string locale = "en")
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{Base}/conversations", new { user = new { }, locale });
        var conversation = await JsonAsync(answer);
        (Id, StreamUrl) = (conversation.GetProperty("conversationId").GetString()!, conversation.GetProperty("streamUrl").GetString()!);
        return answer.StatusCode;
    }

    /// <summary>Fetches a new address for a socket.</summary>
    public async Task<string> ReconnectAsync(string query)
    {
        var conversation = await ReadJsonAsync(HttpMethod.Get, $"{Base}/conversations/{Id}{query}");
        return StreamUrl = conversation.GetProperty("streamUrl").GetString()!;
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => SendAsync(HttpMethod.Post, $"{Base}/conversations/{Id}/activities", activity);

    /// <summary>Says something and returns the id under which it was recorded.</summary>
    public async Task<string> SayAsync(string text, string? clientActivityId = null)
    {
        using var answer = await PostAsync(Message(text, clientActivityId));
        return (await JsonAsync(answer)).GetProperty("id").GetString()!;
    }

    public static object Message(string text, string? clientActivityId = null) => clientActivityId is null
        ? new { type = "message", text }
        : new { type = "message", text, channelData = new { clientActivityID = clientActivityId } };

    public async Task<ActivitySet> ReadAsync(string watermark = "")
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Base}/conversations/{Id}/activities?watermark={watermark}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(Cancellation), SchemaJsonContext.Default.ActivitySet)!;
    }

    /// <summary>The whole conversation, page by page.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAllAsync()
    {
        List<Activity> all = [];
        for (var watermark = ""; ;)
        {
            var page = await ReadAsync(watermark);
            if (page.Activities.Count == 0)
            {
                return all;
            }

            all.AddRange(page.Activities);
            watermark = page.Watermark!;
        }
    }

    public async Task<StreamClient> OpenAsync(string? url = null, string? from = null)
    {
        var socket = new ClientWebSocket();
        if ((from ?? origin) is { } site)
        {
            socket.Options.SetRequestHeader("Origin", site);
        }

        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new(url ?? StreamUrl), Cancellation);
        }
        catch (WebSocketException refused) when (socket.HttpStatusCode != 0)
        {
            throw new HttpRequestException("The socket was refused.", refused, socket.HttpStatusCode);
        }

        return new(socket);
    }

    /// <summary>The status with which a socket is refused.</summary>
    public async Task<HttpStatusCode?> RefusalAsync(string? url = null, string? from = null)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(async () => await OpenAsync(url, from));
        return refused.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        return await http.SendAsync(request, Cancellation);
    }

    public async Task<JsonElement> ReadJsonAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        return await JsonAsync(answer);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
