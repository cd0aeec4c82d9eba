namespace SupportBot.Web.Tests.Stage;

/// <summary>Two hundred texts that become more than text wherever somebody takes them for markup.</summary>
internal static class HostileTexts
{
    public static readonly string[] Scripts =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=https://evil.example.com/x>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc=\"<script>parent.alert(1)</script>\">", "<iframe src=javascript:alert(1)>", "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>", "[x](javascript:alert(1))", "![x](https://evil.example.com/x.png)", "[x](data:text/html,<script>alert(1)</script>)", "<math><mtext><mglyph><style><img src onerror=alert(1)>",
        "<link rel=stylesheet href=https://evil.example.com/x.css>", "<style>@import 'https://evil.example.com/x.css';</style>", "<base href=https://evil.example.com/>", "<form action=https://evil.example.com><input name=x></form>", "<object data=https://evil.example.com></object>",
        "javascript:alert(1)", "https://www.binance.com/\"onmouseover=\"alert(1)", "https://www.binance.com/<script>alert(1)</script>", "https://binance.com@evil.example.com/", "{{constructor.constructor('alert(1)')()}}",
    ];

    private static readonly Func<string, string>[] Disguises =
    [
        script => script, script => $"\"'>{script}", script => $"1. {script}\n2. {script}", script => script.ToUpperInvariant(), script => $"</span></p></div>{script}",
        script => script.Replace("<", "\u003C", StringComparison.Ordinal) + "\u202E\u2066", script => $"<!--{script}-->", script => $"`{script}` **{script}**",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Scripts.SelectMany(script => Disguises.Select(disguise => disguise(script)))];
}
