using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests.Serving;

/// <summary>The real server in a process of its own, which a test may kill.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Invitation = "Open ";

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _log = new();

    private ServerProcess(string data, IEnumerable<string> arguments)
    {
        string[] all = [typeof(CommandLine).Assembly.Location, "serve", "--data", data, .. arguments];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", all)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = RealContent.Root,
        };
        // Code that runs for a minute is not worth being measured for a better compilation.
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Notice(line.Data);
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException(string.Join('\n', _log)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = new();

    public string Address { get; private set; } = "";

    /// <summary>What the process logged so far, a line each.</summary>
    public IEnumerable<string> Log => _log.Where(line => line.Length > 0);

    /// <summary>Starts a server, by default on a port that is free, and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string data, params string[] arguments)
    {
        var server = new ServerProcess(data, [.. arguments.Contains("--urls") ? [] : (string[])["--urls", "http://127.0.0.1:0"], .. arguments]);
        server.Address = await server._listens.Task.WaitAsync(TestContext.Current.CancellationToken);
        server.Http = new() { BaseAddress = new(server.Address) };
        return server;
    }

    /// <summary>Ends it at once, wherever it is.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Tells it to stop, and tells how it ended.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        _process.Dispose();
    }

    private void Notice(string? line)
    {
        if (line?.StartsWith(Invitation, StringComparison.Ordinal) == true)
        {
            _listens.TrySetResult(line[Invitation.Length..].Split(' ')[0]);
        }
    }
}
