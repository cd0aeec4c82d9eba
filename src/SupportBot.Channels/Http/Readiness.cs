using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SupportBot.Runtime.State;

namespace SupportBot.Channels.Http;

/// <summary>Tells a load balancer whether the process lives, and whether it can take conversations.</summary>
internal sealed class Readiness(IConversationStore store, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>A probe writes to the store, and anybody can ask for one.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private volatile Probe? _last;

    private volatile string? _missing;

    public static Task LiveAsync(HttpContext context) => AnswerAsync(context, StatusCodes.Status200OK, "alive");

    /// <summary>The content is checked before the server listens, so it is ready whenever the store is.</summary>
    public async Task ReadyAsync(HttpContext context)
    {
        var isOpen = !lifetime.ApplicationStopping.IsCancellationRequested && await ProbeAsync();
        var fault = isOpen ? _missing : "the store takes nothing, or the server stops";
        await (fault is null
            ? AnswerAsync(context, StatusCodes.Status200OK, "ready")
            : AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, $"not ready: {fault}"));
    }

    /// <summary>Says what the server still has to do before it can take conversations; <see langword="null"/> once that is done.</summary>
    public void WaitFor(string? missing) => _missing = missing;

    private Task<bool> ProbeAsync()
    {
        if (_last is not { } last || time.GetElapsedTime(last.Asked) > Remembered)
        {
            _last = last = new(time.GetTimestamp(), AskAsync());
        }

        return last.Answer;
    }

    private async Task<bool> AskAsync()
    {
        try
        {
            await store.ProbeAsync(CancellationToken.None).WaitAsync(Patience, time);
            return true;
        }
        catch (Exception unready) when (unready is StoreUnavailableException or TimeoutException)
        {
            return false;
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private sealed record Probe(long Asked, Task<bool> Answer);
}
