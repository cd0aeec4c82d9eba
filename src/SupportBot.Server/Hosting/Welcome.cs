using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;

namespace SupportBot.Server.Hosting;

/// <summary>Says where to look once the server listens, and what its operator should know.</summary>
internal static partial class Welcome
{
    /// <summary>Earlier versions have known holes in ASP.NET Core (CVE-2026-88092, -70188, -70183).</summary>
    private static readonly Version SafeRuntime = new(10, 0, 13);

    public static void Print(WebApplication app, TextWriter output)
    {
        foreach (var url in app.Urls)
        {
            output.WriteLine($"Open {Everywhere().Replace(url, "://localhost")} in a browser. Ctrl+C stops the server.");
        }

        output.Flush();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Welcome).FullName!);
        log.Started(string.Join(", ", app.Urls), app.Environment.EnvironmentName, RuntimeInformation.FrameworkDescription);
        Warn(app, log);
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
