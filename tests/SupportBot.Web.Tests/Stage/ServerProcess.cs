using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The real program on a port and a store of its own, which a test may kill and start again.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-web-").FullName;
    private readonly string[] _arguments;
    private readonly string[] _settings;
    private Process? _process;

    private ServerProcess(string[] arguments, string[] settings) => (_arguments, _settings) = (arguments, settings);

    public int Port { get; } = FreePort();

    public string Address => $"http://localhost:{Port}";

    public static Task<ServerProcess> StartAsync(params string[] settings) => StartAsync([], settings);

    /// <param name="arguments">What else stands on the command line.</param>
    /// <param name="settings">What differs from the settings of the tests.</param>
    public static async Task<ServerProcess> StartAsync(string[] arguments, params string[] settings)
    {
        var server = new ServerProcess(arguments, settings);
        await server.StartAsync();
        return server;
    }

    /// <param name="prepare">What the store is to hold before the server starts.</param>
    /// <param name="settings">What differs from the settings of the tests.</param>
    public static async Task<ServerProcess> StartAsync(Func<ServerProcess, Task> prepare, params string[] settings)
    {
        var server = new ServerProcess([], settings);
        await prepare(server);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        string[] unlimited = ["Limits:ActivitiesPerMinute=0", "Limits:RequestsPerMinute=0", "Limits:TokensPerMinute=0"];
        string[] arguments = [Checkout.Server, "serve", "--urls", Address, "--data", _folder, .. _arguments, .. unlimited.Concat(_settings).SelectMany(setting => new[] { "--set", setting })];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, RedirectStandardError = true });
        Assert.NotNull(_process);
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var patience = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            Assert.False(_process.HasExited, $"The server ended: {(_process.HasExited ? await errors : "")}");
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "The server was not ready within a minute.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Runs one of the program's other commands on the same store, with a line of input.</summary>
    public async Task CommandAsync(string? input, params string[] command)
    {
        var (code, output, error) = await Tool.RunAsync("dotnet", Checkout.Root, input, [Checkout.Server, .. command, "--data", _folder]);
        Assert.True(code == 0, $"{string.Join(' ', command)} ended with {code}: {output}{error}");
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync($"{Address}/readyz", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
