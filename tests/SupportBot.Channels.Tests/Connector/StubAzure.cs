using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Tests.Connector;

/// <summary>Stands in for Azure on a loopback port of its own: metadata, keys, tokens and the connector. It records every request.</summary>
internal sealed class StubAzure : IAsyncDisposable
{
    public const string Metadata = "/metadata";

    public const string Keys = "/keys";

    public const string Token = "/token";

    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private readonly WebApplication _app;

    private int _hanging;

    private StubAzure(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>How many calls get no answer now.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Where the connector is, with a path as Teams has one.</summary>
    public string ServiceUrl => $"{Address}/amer/";

    public string KeySet { get; set; } = """{"keys":[]}""";

    public bool IsDown { get; set; }

    /// <summary>Has the keys come otherwise than from <see cref="KeySet"/>.</summary>
    public Func<HttpContext, Task>? OnKeys { get; set; }

    public Func<HttpContext, Task> OnToken { get; set; } = context => Write(context, 200, """{"token_type":"Bearer","expires_in":3600,"access_token":"a-token"}""");

    public Func<HttpContext, Task> OnConnector { get; set; } = context => Write(context, 200, """{"id":"a1"}""");

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public IReadOnlyList<StubRequest> Sent => [.. _requests.Where(request => request.Target.StartsWith("/amer", StringComparison.Ordinal))];

    public int Count(string path) => _requests.Count(request => request.IsFor(path));

    public static async Task<StubAzure> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new StubAzure(builder.Build());
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        stub.Address = stub._app.Urls.Single();
        return stub;
    }

    public static Task Write(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(body, CancellationToken.None);
    }

    /// <summary>The body, which was read already.</summary>
    public static string BodyOf(HttpContext context) => ((StubRequest)context.Items[nameof(StubRequest)]!).Body;

    /// <summary>Never answers; ends when the client gives up.</summary>
    public static async Task Hang(HttpContext context)
    {
        var stub = (StubAzure)context.Items[nameof(StubAzure)]!;
        var given = new TaskCompletionSource();
        Interlocked.Increment(ref stub._hanging);
        await using var up = context.RequestAborted.Register(given.SetResult);
        await given.Task;
        Interlocked.Decrement(ref stub._hanging);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(CancellationToken.None);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var request = new StubRequest(context.Request.Method, target, context.Request.Headers.Authorization.ToString(), body);
        _requests.Enqueue(request);
        context.Items[nameof(StubRequest)] = request;
        context.Items[nameof(StubAzure)] = this;
        await (IsDown
            ? Write(context, 503, "down")
            : context.Request.Path.Value switch
            {
                Metadata => Write(context, 200, $$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{Address}}{{Keys}}"}"""),
                Keys => OnKeys?.Invoke(context) ?? Write(context, 200, KeySet),
                Token => OnToken(context),
                _ => OnConnector(context),
            });
    }
}
