using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk.Clients;

/// <summary>A browser at the desk, as plain as can be: what it sends is what the test says.</summary>
internal sealed class DeskClient(LocalServer server) : IDisposable
{
    public const string Base = "/desk/api";

    public const string Password = "correct horse battery";

    private const int FewRounds = 1000;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(server.Address) };

    public string? Cookie { get; set; }

    public string? Csrf { get; set; }

    public string? Origin { get; set; } = server.Address;

    public string? Bearer { get; init; }

    public AgentAccount Agent { get; private set; } = Account("nobody", AgentRole.Agent);

    /// <summary>An agent with a new account, who is signed in.</summary>
    public static async Task<DeskClient> SignInAsync(LocalServer server, string role = AgentRole.Agent, string name = "Ben")
    {
        var account = await AddAsync(server, role, name);
        var client = new DeskClient(server) { Agent = account };
        using var answer = await client.SignInAsync(account.UserName, Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    /// <summary>Another browser of the same agent.</summary>
    public async Task<DeskClient> AgainAsync()
    {
        var client = new DeskClient(server) { Agent = Agent };
        using var answer = await client.SignInAsync(Agent.UserName, Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    public static async Task<AgentAccount> AddAsync(LocalServer server, string role = AgentRole.Agent, string name = "Ben")
    {
        var account = Account(name, role);
        Assert.True(await server.Services.GetRequiredService<IAgentStore>().SaveAgentAsync(account, null, Cancellation));
        return account;
    }

    public async Task<HttpResponseMessage> SignInAsync(string userName, string password)
    {
        var answer = await SendAsync(HttpMethod.Post, "session", new { userName, password });
        if (answer.IsSuccessStatusCode)
        {
            Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            Csrf = (await ReadAsync(answer)).GetProperty("csrf").GetString();
        }

        return answer;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{Base}/{path}");
        foreach (var (name, value) in new[] { ("Cookie", Cookie), ("X-Desk-Csrf", Csrf), ("Origin", Origin), ("Idempotency-Key", key), ("Authorization", Bearer) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Content = body switch
        {
            null => null,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>Sends a path that no client would tidy up.</summary>
    public async Task<HttpStatusCode> SendRawAsync(HttpMethod method, string path)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(method, new Uri(server.Address + path, options));
        request.Headers.TryAddWithoutValidation("Cookie", Cookie ?? "");
        request.Headers.TryAddWithoutValidation("X-Desk-Csrf", Csrf ?? "");
        request.Headers.TryAddWithoutValidation("Origin", Origin);
        request.Content = method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    public Task<JsonElement> GetAsync(string path) => AskAsync(HttpMethod.Get, path, null, HttpStatusCode.OK);

    public Task<JsonElement> PostAsync(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK, string? key = null) =>
        AskAsync(HttpMethod.Post, path, body ?? new { }, expected, key);

    public async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, HttpStatusCode expected, string? key = null)
    {
        using var answer = await SendAsync(method, path, body, key);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The code with which an action is refused.</summary>
    public async Task<string?> RefusalAsync(string path, object? body = null)
    {
        var answer = await PostAsync(path, body, HttpStatusCode.Conflict);
        Assert.Equal(answer.GetProperty("refusal").GetString(), answer.GetProperty("error").GetProperty("code").GetString());
        return answer.GetProperty("refusal").GetString();
    }

    public Task<DeskSocketClient> OpenAsync() => OpenAsync("");

    /// <param name="query">What the address asks for, such as <c>?lang=zh-Hans</c>.</param>
    public async Task<DeskSocketClient> OpenAsync(string query)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Origin);
        socket.Options.SetRequestHeader("Cookie", Cookie);
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new($"{server.Address.Replace("http", "ws", StringComparison.Ordinal)}{Base}/events{query}"), Cancellation);
        }
        catch (WebSocketException refused)
        {
            throw new HttpRequestException("The socket was refused.", refused, socket.HttpStatusCode);
        }

        var page = new DeskSocketClient(socket);
        await page.MeetAsync();
        return page;
    }

    public void Dispose() => _http.Dispose();

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;

    private static AgentAccount Account(string name, string role)
    {
        var id = Guid.NewGuid().ToString("N");
        return new()
        {
            Id = id,
            UserName = $"{name.ToLowerInvariant()}-{id[..8]}",
            Name = name,
            Role = role,
            PasswordHash = Passwords.Hash(Password, FewRounds),
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
