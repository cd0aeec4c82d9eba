using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>A push service on this machine that answers as the test says and keeps what reached it.</summary>
internal sealed class StubPushService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubPushService(WebApplication app) => _app = app;

    public ConcurrentQueue<PushCall> Calls { get; } = new();

    /// <summary>The status of its answers, and a header if there is one.</summary>
    public (int Status, string? Name, string? Value) Answer { get; set; } = (StatusCodes.Status201Created, null, null);

    public string Origin => _app.Urls.Single();

    /// <param name="certificate">With what it proves who it is; without one it speaks http.</param>
    public static async Task<StubPushService> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var service = new StubPushService(builder.Build());
        service._app.Map("{**path}", (RequestDelegate)service.TakeAsync);
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Calls.Enqueue(new(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        var (status, name, value) = Answer;
        context.Response.StatusCode = status;
        if (name is not null)
        {
            context.Response.Headers[name] = value;
        }
    }
}
