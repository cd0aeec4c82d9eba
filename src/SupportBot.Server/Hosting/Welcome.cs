using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Server.Hosting;

/// <summary>Says where to look once the server listens, and what its operator should know.</summary>
internal static partial class Welcome
{
    /// <summary>Earlier versions have known holes in ASP.NET Core (CVE-2026-88092, -70188, -70183).</summary>
    private static readonly Version SafeRuntime = new(10, 0, 13);

    public static async Task PrintAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var url in app.Urls)
        {
            output.WriteLine($"Open {Everywhere().Replace(url, "://localhost")} in a browser. Ctrl+C stops the server.");
        }

        await PrintDeskAsync(app.Services, output, cancellationToken);
        await output.FlushAsync(cancellationToken);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Welcome).FullName!);
        log.Started(string.Join(", ", app.Urls), app.Environment.EnvironmentName, RuntimeInformation.FrameworkDescription);
        Warn(app, log);
    }

    /// <summary>A desk that nobody can open is no desk: tells how to make the first account.</summary>
    private static async Task PrintDeskAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var desk = services.GetRequiredService<IOptions<DeskOptions>>().Value;
        if (desk is { Enabled: true, Authority: null } && !(await services.GetRequiredService<IAgentStore>().ListAgentsAsync(cancellationToken)).Any())
        {
            await output.WriteLineAsync("Nobody can sign in at /desk yet. Make the first account with: agent add NAME --role admin");
        }
    }

    private static void Warn(WebApplication app, ILogger log)
    {
        if (Environment.Version < SafeRuntime)
        {
            log.RuntimeIsOld(Environment.Version, SafeRuntime);
        }

        var website = app.Services.GetRequiredService<IOptions<WebsiteOptions>>().Value;
        if (app.Urls.Any(Everywhere().IsMatch) && website is { PublicAddress: null, TrustedProxies.Count: 0 })
        {
            log.AddressIsUnknown();
        }
    }

    /// <summary>The names that stand for every address of the machine, which no browser can open.</summary>
    [GeneratedRegex(@"://(\+|\*|\[::\]|0\.0\.0\.0)(?=[:/]|$)", RegexOptions.None, 1000)]
    private static partial Regex Everywhere();
}
