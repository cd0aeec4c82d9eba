using System.Net;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Website;

namespace SupportBot.Channels.Tests.Website;

/// <summary>The demo page and the widget's files.</summary>
public sealed class WebsiteTests
{
    [Theory]
    [InlineData("/", "lang=\"en\"")]
    [InlineData("/zh", "lang=\"zh-Hans\"")]
    public async Task The_demo_page_holds_the_one_script_line_and_nothing_inline(string path, string language)
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http).SendAsync(HttpMethod.Get, path);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(language, page, StringComparison.Ordinal);
        Assert.Contains("<script defer src=\"/widget.js\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy(answer), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_server_without_the_widget_says_so()
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http).SendAsync(HttpMethod.Get, "/widget.js");
        Assert.Equal(
            (HttpStatusCode.NotFound, "The widget was not built into this server. Build src/SupportBot.Server where Node.js 20 is installed; Direct Line works without it."),
            (answer.StatusCode, (await Answers.ErrorAsync(answer)).Message));
    }

    [Theory]
    [InlineData("/widget.js", "public, max-age=300", "text/javascript")]
    [InlineData("/widget/frame.html", "no-cache", "text/html")]
    [InlineData("/widget/main-EWEZ4OTY.js", "public, max-age=31536000, immutable", "text/javascript")]
    public async Task Files_are_cached_as_long_as_their_names_allow_and_framed_by_allowed_sites(string path, string caching, string type)
    {
        await using var server = await LocalServer.StartAsync(built: true);
        var client = new DirectLineClient(server.Http);
        using var answer = await client.SendAsync(HttpMethod.Get, path);
        Assert.Equal((HttpStatusCode.OK, type, path), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(caching, string.Join(", ", answer.Headers.NonValidated["Cache-Control"]));
        Assert.Contains($"frame-ancestors 'self' {LocalServer.Site}", Policy(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy(answer), StringComparison.Ordinal);
        using var missing = await client.SendAsync(HttpMethod.Get, "/widget/../widget/%2e%2e/secret.js");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again_and_one_that_it_asks_for_compressed_is()
    {
        await using var server = await LocalServer.StartAsync(built: true);
        using var first = await new DirectLineClient(server.Http).SendAsync(HttpMethod.Get, "/widget.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await server.Http.SendAsync(again, TestContext.Current.CancellationToken);
        using var zipped = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        zipped.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var small = await server.Http.SendAsync(zipped, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotModified, "gzip"), (unchanged.StatusCode, small.Content.Headers.ContentEncoding.Single()));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_widget() => Assert.False(new WidgetFiles(Path.Combine(AppContext.BaseDirectory, "nowhere")).IsBuilt);

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
