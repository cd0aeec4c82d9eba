using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Serving;

/// <summary>What is said, noted, searched and typed at the desk is never logged, however much is logged (RELIABILITY, test 40).</summary>
public sealed class DeskLogTests
{
    private const string Mark = "canary5e8c";

    [Fact]
    public async Task No_text_note_name_password_or_token_of_the_desk_stands_in_any_line()
    {
        using var folder = new TemporaryFolder([]);
        Assert.Equal(0, Invocation.Run($"{Mark}-password\n", "agent", "add", "ben", "--name", $"{Mark} Ben", "--role", "admin", "--data", folder.Path, "--password-stdin").Exit);
        await using var server = await ServerProcess.StartAsync(folder.Path, "--set", "Logging:LogLevel:Default=Debug");
        var customer = await DirectLineClient.StartAsync(server.Http);
        await customer.SayAsync($"{Mark} glare");
        await customer.SayAsync("I want to talk to a person");
        Assert.Contains((await customer.ReadAllAsync()).Select(activity => activity.Text), text => text?.Contains("in line", StringComparison.Ordinal) == true);
        using var browser = new HttpClient { BaseAddress = new(server.Address) };
        browser.DefaultRequestHeaders.Add("Origin", server.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(browser, "session", new { userName = $"{Mark}-nobody", password = $"{Mark}-wrong" }));
        using var signedIn = await browser.PostAsJsonAsync("/desk/api/session", new { userName = "ben", password = $"{Mark}-password" }, TestContext.Current.CancellationToken);
        var csrf = JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("csrf").GetString()!;
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=')[1];
        browser.DefaultRequestHeaders.Add("X-Desk-Csrf", csrf);
        var found = await browser.GetStringAsync($"/desk/api/cases?view=all&q=&lang={Mark}", TestContext.Current.CancellationToken);
        var caseId = JsonDocument.Parse(found).RootElement.GetProperty("rows")[0].GetProperty("id").GetString()!;
        foreach (var (path, body) in new (string, object)[]
        {
            ("claim", new { }), ("reply", new { text = $"{Mark} reply" }), ("notes", new { text = $"{Mark} note" }), ("reveal", new { field = Mark, reason = Mark }), ("checklist", new { item = Mark }),
            ("reply", Mark), ("transfer", new { agentId = Mark }), (Mark, new { }), ("return", new { note = $"{Mark} return" }),
        })
        {
            await PostAsync(browser, $"cases/{caseId}/{path}", body);
        }

        foreach (var path in new[] { $"cases?q={Mark}&view=all", $"cases/{caseId}", $"cases/{caseId}/transcript.txt", $"cases/{caseId}/notes", $"cases/{caseId}/canned", "accounts", "audit", $"cases/{Mark}", $"{Mark}" })
        {
            using var answer = await browser.GetAsync($"/desk/api/{path}", TestContext.Current.CancellationToken);
        }

        Assert.Contains(await customer.ReadAllAsync(), activity => activity.Text == $"{Mark} reply");
        await server.StopAsync();
        Assert.Contains(server.Log, line => line.Contains(caseId, StringComparison.Ordinal));
        string[] secrets = [Mark, csrf, cookie, customer.Token!];
        Misses.None(server.Log.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string path, object body)
    {
        using var answer = await browser.PostAsJsonAsync($"/desk/api/{path}", body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
