using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>Somebody else's bot behind this server, as the suites of other clients bring one.</summary>
public sealed class ExternalBotTests
{
    [Fact]
    public async Task Another_bot_hears_everything_and_what_it_says_is_streamed()
    {
        await using var bot = await EchoBotAsync();
        await using var server = await LocalServer.StartAsync(("environment", "Development"), ("DirectLine:BotUrl", bot.Urls.Single() + "/api/messages"));
        var client = await DirectLineClient.VisitAsync(server.Http);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (await client.StartAsync("de-DE"), await client.StartAsync()));
        using var stream = await client.OpenAsync();
        await client.SayAsync("hello", "a1");
        await client.SayAsync("hello", "a1");
        var seen = await stream.ReadUntilAsync(activity => activity.Text == "message hello");
        Assert.Equal(["conversationUpdate de-DE", "hello", "message hello"], seen.Where(activity => activity.Type == ActivityTypes.Message).Select(activity => activity.Text));
        Assert.Equal(seen[^2].Id, seen[^1].ReplyToId);
        Assert.Equal(seen.Select(activity => activity.Id), (await client.ReadAllAsync()).Select(activity => activity.Id));
    }

    [Fact]
    public async Task A_bot_that_is_not_there_breaks_nothing()
    {
        await using var server = await LocalServer.StartAsync(("environment", "Development"), ("DirectLine:BotUrl", "http://127.0.0.1:1/api/messages"));
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SayAsync("hello");
        Assert.Equal("hello", Assert.Single(await client.ReadAllAsync()).Text);
    }

    [Fact]
    public async Task Outside_of_development_no_other_bot_answers()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => LocalServer.StartAsync(("DirectLine:BotUrl", "http://127.0.0.1:1/api/messages")));
        Assert.Equal(["DirectLine:BotUrl lets another bot answer, unredacted. Leave it out, or start with --environment Development."], refused.Failures);
    }

    /// <summary>Says again what it heard, over the connector's routes.</summary>
    private static async Task<WebApplication> EchoBotAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = builder.Build();
        bot.MapPost("/api/messages", (RequestDelegate)EchoAsync);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var heard = (await context.Request.ReadFromJsonAsync(SchemaJsonContext.Default.Activity, context.RequestAborted))!;
        using var http = new HttpClient();
        var isReply = heard.Type == ActivityTypes.Message;
        var url = $"{heard.ServiceUrl}/v3/conversations/{heard.Conversation!.Id}/activities{(isReply ? "/" + Uri.EscapeDataString(heard.Id!) : "")}";
        using var answer = await http.PostAsJsonAsync(url, Activity.Message($"{heard.Type} {heard.Text ?? heard.Locale}"), SchemaJsonContext.Default.Activity, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
    }
}
