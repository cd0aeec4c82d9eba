using SupportBot.Channels.Http;

namespace SupportBot.Channels.Website;

/// <summary>The pretend help site on which the widget can be seen, in English and Chinese.</summary>
internal sealed class DemoPages
{
    private const string Page = "text/html; charset=utf-8";

    private const string Caching = "no-cache";

    public Asset English { get; } = Read("demo.en.html", Page);

    public Asset Chinese { get; } = Read("demo.zh.html", Page);

    public Asset Style { get; } = Read("demo.css", "text/css; charset=utf-8");

    private static Asset Read(string name, string type)
    {
        using var resource = typeof(DemoPages).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} was not built into the program. Build SupportBot.Channels again.");
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return new(buffer.ToArray(), type, Caching);
    }
}
