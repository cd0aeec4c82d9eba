using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;

[assembly: AssemblyFixture(typeof(Theatre))]

namespace SupportBot.Web.Tests.Stage;

/// <summary>
/// One server and one Chromium for all tests; each visitor has a browser profile of its own. Where Chromium's shell without windows is
/// installed, it takes half the time; what only a whole browser has, such as notifications, is then tried in one.
/// </summary>
public sealed class Theatre : IAsyncLifetime
{
    // The shared key of the pretend site that vouches for its signed-in visitors.
    internal const string IdentityKey = "a-shared-secret-of-the-demo-site-0123456789";

    private const string Whole = "/usr/bin/chromium";

    private const string Shell = "/usr/bin/chromium-headless-shell";

    // Only the last list of these counts in Chromium, so Playwright's own stand here too. A page that a test makes up counts as a public
    // one, which may not call this machine unless it is told so.
    private static readonly string[] Off =
    [
        "LocalNetworkAccessChecks", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter",
        "PaintHolding", "ThirdPartyStoragePartitioning", "Translate", "OptimizationHints", "NetworkTimeServiceQuerying", "SpareRendererForSitePerProcess",
    ];

    // Nothing may leave the machine.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-default-apps", $"--disable-features={string.Join(',', Off)}", "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    ];

    private static readonly string? Chosen = Environment.GetEnvironmentVariable("CHROMIUM");

    private readonly Lazy<Task<IBrowser>> _whole;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServerProcess? _server;

    public Theatre() => _whole = new(() => LaunchAsync(Chosen ?? Whole));

    internal string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync($"Visitors:IdentityKeys:0={IdentityKey}");
        Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = Chosen is null && File.Exists(Shell) ? await LaunchAsync(Shell) : await _whole.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_whole.IsValueCreated)
        {
            await (await _whole.Value).DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>A browser profile of its own, for whoever is neither visitor nor host.</summary>
    internal async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        var browser = options.Permissions?.Contains("notifications") == true ? await _whole.Value : _browser!;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience.Milliseconds);
        return context;
    }

    /// <summary>A new visitor, before any page is loaded.</summary>
    internal async Task<Visitor> AdmitAsync(string? address = null, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Locale ??= "en-GB";
        return await Visitor.EnterAsync(await NewContextAsync(options), address ?? Address);
    }

    /// <summary>A new visitor with the chat open and the greeting on the screen.</summary>
    internal async Task<Visitor> OpenAsync(string? address = null, string path = "/", BrowserNewContextOptions? options = null)
    {
        var visitor = await AdmitAsync(address, options);
        await visitor.GoAsync(path);
        await visitor.OpenAsync();
        return visitor;
    }

    private Task<IBrowser> LaunchAsync(string path)
    {
        Assert.True(File.Exists(path), $"There is no Chromium at {path}. Install Debian's chromium, or name another in CHROMIUM.");
        return _playwright!.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }
}
