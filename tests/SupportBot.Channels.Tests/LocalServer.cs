using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Desk.Page;
using SupportBot.Channels.Website;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Storage;

namespace SupportBot.Channels.Tests;

/// <summary>The channels on a real Kestrel, on a port of their own, with a clock that the test moves and a store that goes with the test.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    public const string Secret = "a-secret-of-a-back-end-that-nobody-knows";

    public const string OldSecret = "the-secret-that-is-about-to-be-exchanged";

    public const string Site = "https://www.example.com";

    private static readonly Lazy<SupportContent> Content = new(Load);
    private static readonly Lazy<ContentFile[]> ContentFiles = new(ReadFiles);

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;
    private WebApplication? _app;
    private FailingStore? _store;
    private Func<Task> _listen = () => Task.CompletedTask;

    private LocalServer()
    {
    }

    /// <summary>The content of the product.</summary>
    public static IReadOnlyList<ContentFile> Files => ContentFiles.Value;

    /// <summary>Noon, because at night the bot reminds nobody.</summary>
    public TestClock Time { get; } = new();

    public HttpClient Http { get; private set; } = new();

    public string Address { get; private set; } = "";

    /// <summary>What the server logged.</summary>
    public LogLines Log { get; } = new();

    public FailingStore Store => _store!;

    public IServiceProvider Services => _app!.Services;

    public TurnPipeline Pipeline => _app!.Services.GetRequiredService<TurnPipeline>();

    public QueueBoard Board => _app!.Services.GetRequiredService<QueueBoard>();

    public LiveSignals Signals => _app!.Services.GetRequiredService<LiveSignals>();

    public static Task<LocalServer> StartAsync(params (string Key, string Value)[] settings) => StartAsync(built: false, settings);

    /// <param name="built">Whether a widget stands beside the program.</param>
    /// <param name="settings">What differs from the settings of the tests.</param>
    public static async Task<LocalServer> StartAsync(bool built, params (string Key, string Value)[] settings)
    {
        var server = new LocalServer();
        try
        {
            server._listen = () => server.ListenAsync(built, settings);
            await server._listen();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Stops as the process does when it is told to.</summary>
    public async Task StopAsync()
    {
        var (app, store) = (_app, _store);
        (_app, _store) = (null, null);
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    /// <summary>Stops and starts again, with what was stored, on another port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Http.Dispose();
        await _listen();
    }

    /// <summary>Changes what is stored behind the server's back.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "supportbot.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task ListenAsync(bool built, (string Key, string Value)[] settings)
    {
        var environment = settings.FirstOrDefault(setting => setting.Key == "environment").Value;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DirectLine:KeyFile"] = Path.Combine(_folder, "direct-line.key"),
            ["Alerts:KeyFile"] = Path.Combine(_folder, "alerts.key"),
            ["DirectLine:Secrets:0"] = Secret,
            ["DirectLine:Secrets:1"] = OldSecret,
            ["Website:AllowedOrigins:0"] = Site,
            ["Limits:ActivitiesPerMinute"] = "0",
            ["Limits:RequestsPerMinute"] = "0",
            ["Limits:TokensPerMinute"] = "0",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var support = await ConversationStore.OpenAsync(new() { Path = Path.Combine(_folder, "supportbot.db") }, Time, TestContext.Current.CancellationToken);
        _store = new(support.Conversations);
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<IConversationStore>(_store).AddSingleton(Content.Value).AddSingleton(new SupportTurn(Content.Value))
            .AddSingleton<QueueBoard>().AddSingleton<LiveSignals>().AddSingleton<AgentPresence>().AddSingleton<NoteSignals>().AddSingleton<TurnPipeline>();
        builder.Services.AddSingleton(support.Cases).AddSingleton(support.Agents).AddSingleton(support.Reminders).AddSingleton(support.Outbox).AddSingleton(support.Insights).AddSingleton(support.Hubs)
            .AddSingleton(support.Teams).AddSingleton(support.Alerts);
        builder.Services.AddChannels(builder.Configuration).AddSingleton(new WidgetFiles(built ? BuildWidget() : _folder + "/none"))
            .AddSingleton(new DeskFiles(built ? BuildDesk() : _folder + "/none"));
        _app = builder.Build().UseChannels();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = _app.Urls.Single();
        Http = new() { BaseAddress = new(Address) };
    }

    /// <summary>A widget of which every file holds its own address.</summary>
    private string BuildWidget()
    {
        var folder = Path.Combine(_folder, WidgetFiles.Folder);
        Directory.CreateDirectory(Path.Combine(folder, "widget"));
        foreach (var path in new[] { "/widget.js", "/widget/frame.html", "/widget/main-EWEZ4OTY.js" })
        {
            File.WriteAllText(folder + path, path);
        }

        return folder;
    }

    /// <summary>A page of the desk of which every file holds its own address.</summary>
    private string BuildDesk()
    {
        var folder = Path.Combine(_folder, DeskFiles.Folder);
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        foreach (var path in new[] { "/index.html", "/worker.js", "/assets/desk-EWEZ4OTY.js" })
        {
            File.WriteAllText(folder + path, path);
        }

        return folder;
    }

    private static SupportContent Load()
    {
        var (content, faults) = SupportContent.Load(Files);
        return content ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    private static ContentFile[] ReadFiles()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "SupportBot.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(root.FullName, "dialogs");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
        ];
    }
}
