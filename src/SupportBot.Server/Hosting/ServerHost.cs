using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SupportBot.Channels;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.Pipeline.Assignment;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.Support;
using SupportBot.Server.Commands;
using SupportBot.Storage;

namespace SupportBot.Server.Hosting;

/// <summary>Wires the process: settings, logs, the program and the edges around it.</summary>
internal static class ServerHost
{
    public const string DefaultUrls = "http://localhost:3978";

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings: the defaults, appsettings.json, the environment, the command line; the later counts.</summary>
    public static WebApplicationBuilder Configure(ServeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = options.Environment });
        builder.Configuration.AddInMemoryCollection(options.ToConfiguration());
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        ConfigureLogs(builder);
        builder.Services.AddChannels(builder.Configuration);
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }

    public static StorageOptions StorageOf(WebApplicationBuilder settings) =>
        settings.Configuration.GetSection(StorageOptions.SectionName).Get<StorageOptions>() ?? new();

    public static WebApplication Build(WebApplicationBuilder settings, SupportContent content, SupportStore store)
    {
        settings.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(store.Conversations).AddSingleton(store.Cases).AddSingleton(store.Agents)
            .AddSingleton(store.Reminders).AddSingleton(store.Outbox).AddSingleton(store.Insights).AddSingleton(store.Hubs).AddSingleton(store.Teams).AddSingleton(store.Alerts)
            .AddSingleton(content).AddSingleton(content.Snapshot.Profile.Desk).AddSingleton(new SupportTurn(content))
            .AddSingleton<QueueBoard>().AddSingleton<LiveSignals>().AddSingleton<AgentPresence>().AddSingleton<NoteSignals>().AddSingleton<TurnPipeline>();
        AddRounds(settings.Services);
        return settings.Build().UseChannels();
    }

    private static void AddRounds(IServiceCollection services)
    {
        services.AddSingleton<HubCourier>()
            .AddSingleton<Round, ReminderRound>().AddSingleton<Round, DeskRound>().AddSingleton<Round, HubRound>().AddSingleton<Round, AlertRound>()
            .AddSingleton<Round, AssignRound>()
            .AddHostedService<RoundRunner>();
    }

    /// <summary>One object of JSON a line, on standard error. What ASP.NET Core says of each request holds addresses, and addresses hold tickets.</summary>
    private static void ConfigureLogs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
