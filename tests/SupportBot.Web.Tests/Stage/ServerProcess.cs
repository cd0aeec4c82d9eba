using System.Diagnostics;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The real program with a store of its own, on a port that the system chooses, which a test may kill and start again.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Invitation = "Open ";

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-web-").FullName;
    private readonly string[] _arguments;
    private readonly string[] _settings;
    private Process? _process;

    private ServerProcess(string[] arguments, string[] settings) => (_arguments, _settings) = (arguments, settings);

    /// <summary>Where it listens; elsewhere after another start, because somebody else may have its port by then.</summary>
    public string Address { get; private set; } = "";

    public int Port => new Uri(Address).Port;

    public static Task<ServerProcess> StartAsync(params string[] settings) => StartAsync([], settings);

    /// <param name="arguments">What else stands on the command line.</param>
    /// <param name="settings">What differs from the settings of the tests.</param>
    public static async Task<ServerProcess> StartAsync(string[] arguments, params string[] settings)
    {
        var server = new ServerProcess(arguments, settings);
        await server.StartAsync();
        return server;
    }

    /// <param name="prepare">Fills the folder of the store before the server starts.</param>
    /// <param name="settings">What differs from the settings of the tests.</param>
    public static async Task<ServerProcess> StartAsync(Func<string, Task> prepare, params string[] settings)
    {
        var server = new ServerProcess([], settings);
        await prepare(server._folder);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        string[] unlimited = ["Limits:ActivitiesPerMinute=0", "Limits:RequestsPerMinute=0", "Limits:TokensPerMinute=0"];
        string[] arguments = [Checkout.Server, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder, .. _arguments, .. unlimited.Concat(_settings).SelectMany(setting => new[] { "--set", setting })];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // Code that runs for a minute is not worth being measured for a better compilation.
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start);
        Assert.NotNull(_process);
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        Address = await ReadAddressAsync(_process.StandardOutput).WaitAsync(Patience.Longest * 2, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"The server ended: {await errors}");
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
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

    /// <summary>The address that the server invites to once it listens; <see langword="null"/> if it ends before.</summary>
    private static async Task<string?> ReadAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Invitation, StringComparison.Ordinal))
            {
                return line[Invitation.Length..].Split(' ')[0];
            }
        }

        return null;
    }
}
