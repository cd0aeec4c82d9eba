using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Server.Tests.Serving;

/// <summary>What customers write and what opens doors is never logged (RELIABILITY, test 40).</summary>
public sealed class LogTests
{
    private const string Mark = "canary7f3a";

    private const string Secret = $"{Mark}-secret-of-a-back-end-0123456789";

    [Fact]
    public async Task No_text_token_or_secret_stands_in_any_line_however_much_is_logged()
    {
        using var folder = new TemporaryFolder([]);
        await using var server = await ServerProcess.StartAsync(
            folder.Path, "--set", $"DirectLine:Secrets:0={Secret}", "--set", $"Visitors:IdentityKeys:0={Secret}", "--set", "Logging:LogLevel:Default=Debug", "--set", "Limits:ActivitiesPerMinute=0");
        List<string> secrets = [Mark];
        for (var round = 0; round < 20; round++)
        {
            var client = await DirectLineClient.StartAsync(server.Http);
            using var stream = await client.OpenAsync();
            secrets.AddRange([client.Token!.Split('.')[2], client.StreamUrl.Split("t=")[1].Split('.')[2]]);
            await client.SayAsync($"{Mark} glare\r\n\u001b[31m{{\"LogLevel\":\"Critical\"}}", $"{Mark}{round}");
            await AskBadlyAsync(server, client, round);
        }

        await server.StopAsync();
        Misses.None(server.Log.Where(line => secrets.Exists(secret => line.Contains(secret, StringComparison.Ordinal))));
        Assert.All(server.Log, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        Assert.True(server.Log.Count() > 40, "Little was logged, so nothing was proven.");
    }

    private static async Task AskBadlyAsync(ServerProcess server, DirectLineClient client, int round)
    {
        (string Path, object? Body)[] requests =
        [
            ($"{DirectLineClient.Base}/conversations/{client.Id}/activities", $$"""{"type":"message","text":"{{Mark}}" """),
            ($"{DirectLineClient.Base}/conversations/{client.Id}/activities", $$$"""{"type":"message","text":{"{{{Mark}}}":1}}"""),
            ($"{DirectLineClient.Base}/conversations/{client.Id}/activities", $$"""{"type":"{{Mark}}","text":"{{Mark}}"}"""),
            ($"{DirectLineClient.Base}/conversations/{client.Id}/stream?t={Mark}", null),
            ($"{DirectLineClient.Base}/{Mark}", null),
            ("/widget/token", new { resume = $"{Mark}.{Mark}.{Mark}" }),
            ("/widget/token", new { identity = $"{Mark}.{Mark}.{Mark}" }),
        ];
        foreach (var (path, body) in requests)
        {
            using var answer = await client.SendAsync(HttpMethod.Post, path, body);
        }

        using var generated = await new DirectLineClient(server.Http, Secret).SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/tokens/generate", new { user = new { id = $"dl_{Mark}{round}" } });
        using var refused = await new DirectLineClient(server.Http, Mark + Secret).SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
    }
}
