using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>A hub on this machine, on a port of its own, that does what the test says and keeps what reached it.</summary>
internal sealed class StubHub : IAsyncDisposable
{
    private WebApplication? _app;

    private Socket? _place;

    private StubHub()
    {
    }

    public ConcurrentQueue<HubCall> Calls { get; } = new();

    /// <summary>What the hub answers; the default is 200.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public string Address { get; private set; } = "";

    public static async Task<StubHub> StartAsync()
    {
        var hub = new StubHub();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        hub._app = builder.Build();
        hub._app.Map("{**path}", (RequestDelegate)hub.TakeAsync);
        await hub._app.StartAsync(TestContext.Current.CancellationToken);
        hub.Address = hub._app.Urls.Single() + "/cases";
        return hub;
    }

    /// <summary>Answers with a status, and where to go instead.</summary>
    public void Say(int status, string? location = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        return Task.CompletedTask;
    };

    /// <summary>Is down from now on. Its port is kept, so that nobody else answers there.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.DisposeAsync();
            _place = new(SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = false };
            _place.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _place.Bind(new IPEndPoint(IPAddress.Loopback, new Uri(Address).Port));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _place?.Dispose();
        if (_app is { } app)
        {
            await app.DisposeAsync();
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Calls.Enqueue(new(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
        await Answer(context);
    }
}
