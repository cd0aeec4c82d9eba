using System.Text.Json;

namespace SupportBot.Server.Tests.Serving;

/// <summary>A server that is killed and started again while clients talk to it.</summary>
internal sealed class ServerUnderKills(string data) : IAsyncDisposable
{
    private static readonly string[] NoLimits = ["--set", "Limits:ActivitiesPerMinute=0", "--set", "Limits:RequestsPerMinute=0", "--set", "Limits:TokensPerMinute=0"];

    private int _repeated;
    private volatile Task<ServerProcess> _current = ServerProcess.StartAsync(data, NoLimits);

    /// <summary>The server that runs, or the one that is about to.</summary>
    public Task<ServerProcess> Current => _current;

    /// <summary>How often something had to be sent again.</summary>
    public int Repeated => _repeated;

    /// <summary>Sends until it is acknowledged, as a client does: the same again, to whatever server is there.</summary>
    public async Task<JsonElement> InsistAsync(Func<HttpClient, Task<JsonElement>> send)
    {
        while (true)
        {
            try
            {
                return await send((await Current).Http);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _repeated);
            }
        }
    }

    /// <summary>Kills the server and starts it again, on a port that is free now. Whoever asks for it meanwhile waits for the new one.</summary>
    public async Task KillAndStartAsync()
    {
        var before = await _current;
        var started = new TaskCompletionSource<ServerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        _current = started.Task;
        await before.KillAsync();
        started.SetResult(await ServerProcess.StartAsync(data, NoLimits));
        await before.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await (await _current).DisposeAsync();
}
