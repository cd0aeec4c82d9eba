using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The accessibility checker axe-core, with every rule of WCAG up to 2.2 AA.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Checkout.Tests, "node_modules", "axe-core", "axe.min.js"));

    /// <summary>What axe finds in the frame and in the page around it, one line a fault.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Visitor visitor)
    {
        var frame = visitor.Page.Frames.FirstOrDefault(found => found.Url.Contains("/widget/frame.html", StringComparison.Ordinal));
        return [.. await CheckAsync(visitor.Page.MainFrame), .. frame is null ? [] : await CheckAsync(frame)];
    }

    /// <summary>What axe finds in one document, one line a fault.</summary>
    public static async Task<IEnumerable<string>> CheckAsync(IFrame frame)
    {
        await frame.EvaluateAsync($"() => {{ if (!globalThis.axe) {{ {Script} }} }}");
        var json = await frame.EvaluateAsync<string>(
            """
            async () => {
              // Colours are judged when nothing is moving.
              await Promise.all(document.getAnimations().map((animation) => animation.playState === 'running' && animation.effect?.getTiming().iterations !== Infinity ? animation.finished : null));
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations } = await axe.run(document, { runOnly: tags, iframes: false, resultTypes: ['violations'] });
              return JSON.stringify(violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary}`)));
            }
            """);
        return JsonNode.Parse(json)!.AsArray().Select(fault => fault!.GetValue<string>());
    }
}
