using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Tests.Connector;

/// <summary>The slice as it is wired, with settings of the test, of which the later count, a clock that it moves and a log that it reads.</summary>
internal sealed class ConnectorParts : IDisposable
{
    public const string AppId = "11111111-2222-3333-4444-55555555abcd";

    public const string Secret = "the-secret-of-the-bot";

    private readonly ServiceProvider _services;

    public ConnectorParts(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        _services = new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddChannels(configuration)
            .BuildServiceProvider();
    }

    public TestClock Time { get; } = new();

    public LogSink Log { get; } = new();

    public ServiceUrls ServiceUrls => _services.GetRequiredService<ServiceUrls>();

    public ChannelCallerReader Callers => _services.GetRequiredService<ChannelCallerReader>();

    public AccessTokens Tokens => _services.GetRequiredService<AccessTokens>();

    public TokenRequests TokenRequests => _services.GetRequiredService<TokenRequests>();

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    /// <summary>Parts in Development that take the stub for Azure.</summary>
    public static ConnectorParts For(StubAzure azure, params (string Key, string Value)[] settings) => new(
        "Development",
        [
            ("Connector:AppId", AppId),
            ("Connector:ClientSecret", Secret),
            ("Connector:MetadataUrl", azure.Address + StubAzure.Metadata),
            ("Connector:TokenUrl", azure.Address + StubAzure.Token),
            ("Connector:ServiceHosts:0", azure.Address),
            ("Connector:ServiceHosts:1", "smba.trafficmanager.net"),
            ("Connector:ServiceHosts:2", "*.botframework.com"),
            .. settings,
        ]);

    /// <summary>What is wrong with settings; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(string environment, params (string Key, string Value)[] settings)
    {
        using var parts = new ConnectorParts(environment, settings);
        var options = parts._services.GetRequiredService<IConfiguration>().GetSection(ConnectorOptions.SectionName).Get<ConnectorOptions>() ?? new();
        return [.. new ConnectorOptionsValidator(parts._services.GetRequiredService<IHostEnvironment>()).Validate(null, options).Failures ?? []];
    }

    public void Dispose() => _services.Dispose();
}
