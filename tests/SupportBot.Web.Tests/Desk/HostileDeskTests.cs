using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>Two hundred ways to smuggle a script in, in every text that the desk shows: what customers and colleagues write, names, ready replies. All inert (RELIABILITY, test 34).</summary>
public sealed class HostileDeskTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    private const string At = "2026-11-26T12:00:00.000Z";

    /// <summary>Members of the interface's answers that people wrote.</summary>
    private static readonly string[] Written = ["text", "name", "customer", "lastLine", "localeName", "account", "reason", "note", "exchange", "operator", "by"];

    private int _next;

    [Fact]
    public async Task Nothing_that_anyone_wrote_is_ever_markup_at_the_desk()
    {
        var payloads = HostileTexts.All;
        await using var colleague = await AgentAtDesk.SignInAsync(theatre, server, "ada");
        await using var visitor = await theatre.OpenAsync(server.Address);
        await visitor.SayAsync("my face check failed and this is my third rejection in a row");
        await visitor.SayAsync("I want to talk to a person");
        await Expect(visitor.Log).ToContainTextAsync("You are in line for one of our agents");
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await agent.Page.RouteWebSocketAsync("**/desk/api/events**", _ => { });
        await agent.Page.RouteAsync("**/desk/api/**", PoisonAsync);
        await agent.SignInAsync("ben");
        await agent.Rows.First.ClickAsync();
        await agent.Button("Claim").ClickAsync();
        await Expect(agent.Box).ToBeVisibleAsync();
        await agent.Button("Show the full transcript").ClickAsync();
        foreach (var kind in new[] { "customer", "assistant", "agent" })
        {
            await Expect(agent.Log.Locator($".turn.{kind}[data-sequence]")).ToHaveCountAsync(payloads.Count);
        }

        await Expect(agent.Log.Locator(".system")).ToHaveCountAsync(payloads.Count);
        await Expect(agent.Log.Locator(".note")).ToHaveCountAsync(payloads.Count);
        foreach (var kind in new[] { "customer", "assistant", "agent" })
        {
            Assert.Equal(payloads, await agent.Log.Locator($".turn.{kind} .bubble > p:first-child").EvaluateAllAsync<string[]>("all => all.map((words) => words.textContent)"));
        }

        Assert.Equal(payloads, await agent.Log.Locator(".note .words").EvaluateAllAsync<string[]>("all => all.map((words) => words.textContent)"));
        await agent.Box.FillAsync("/");
        await Expect(agent.Page.Locator(".canned [role=option]")).Not.ToHaveCountAsync(0);
        await InertAsync(agent);
        await agent.Box.FillAsync("");
        await agent.Page.Keyboard.PressAsync("Control+k");
        await InertAsync(agent);
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.GoAsync("/desk?page=settings");
        await Expect(agent.Page.Locator("h1")).ToBeVisibleAsync();
        await InertAsync(agent);
        Assert.Empty(agent.Complaints);
        Assert.All(agent.Requests, address => Assert.StartsWith(server.Address, address.Replace("ws://", "http://", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    /// <summary>No element of the page came out of a text.</summary>
    private static async Task InertAsync(AgentAtDesk agent)
    {
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("document.body.querySelectorAll('script:not([src^=\"/desk/assets/\"]), iframe, img, object, embed, link, style, base, video, math, form[action]').length"));
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("[...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on'))).length"));
        var links = await agent.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map((link) => link.href)");
        Assert.All(links, link => Assert.DoesNotMatch("^(javascript|data):|evil", link));
    }

    /// <summary>The server's answer with hostile texts in place of people's.</summary>
    private async Task PoisonAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var path = new Uri(route.Request.Url).AbsolutePath;
        if (!answer.Ok || JsonNode.Parse(await answer.TextAsync() is { Length: > 0 } text ? text : "null") is not { } body)
        {
            await route.FulfillAsync(new() { Response = answer });
            return;
        }

        JsonNode poisoned = path.Split('/')[^1] switch
        {
            "transcript" => new JsonObject { ["entries"] = route.Request.Url.Contains("after=0", StringComparison.Ordinal) || !route.Request.Url.Contains("after=", StringComparison.Ordinal) ? Log() : new JsonArray(), ["watermark"] = 800, ["hasMore"] = false },
            "notes" when route.Request.Method == "GET" => new JsonObject { ["notes"] = Notes() },
            "canned" => new JsonObject { ["replies"] = Ready() },
            _ => Poison(body),
        };
        await route.FulfillAsync(new() { Response = answer, Body = poisoned.ToJsonString() });
    }

    private static JsonArray Log() =>
    [
        .. HostileTexts.All.SelectMany((payload, at) => new JsonNode[]
        {
            new JsonObject { ["sequence"] = (4 * at) + 1, ["id"] = $"x|{(4 * at) + 1}", ["at"] = At, ["kind"] = "customer", ["text"] = payload },
            new JsonObject { ["sequence"] = (4 * at) + 2, ["id"] = $"x|{(4 * at) + 2}", ["at"] = At, ["kind"] = "assistant", ["text"] = payload, ["choices"] = new JsonArray(payload) },
            new JsonObject { ["sequence"] = (4 * at) + 3, ["id"] = $"x|{(4 * at) + 3}", ["at"] = At, ["kind"] = "agent", ["name"] = payload, ["text"] = payload },
            new JsonObject
            {
                ["sequence"] = (4 * at) + 4,
                ["id"] = $"x|{(4 * at) + 4}",
                ["at"] = At,
                ["kind"] = "system",
                ["event"] = new JsonObject { ["name"] = at % 2 == 0 ? "transferred" : payload, ["agent"] = Person(payload), ["to"] = Person(payload), ["reason"] = payload, ["note"] = payload },
            },
        }),
    ];

    private static JsonArray Notes() =>
        [.. HostileTexts.All.Select((payload, at) => (JsonNode)new JsonObject { ["id"] = at + 1, ["author"] = Person(payload), ["text"] = payload, ["at"] = At })];

    private static JsonArray Ready() =>
        [.. HostileTexts.All.Select((payload, at) => (JsonNode)new JsonObject { ["id"] = $"r{at}", ["name"] = payload, ["text"] = payload, ["missing"] = new JsonArray(payload) })];

    private static JsonObject Person(string payload) => new() { ["id"] = "x", ["name"] = payload };

    private JsonNode Poison(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                _ = item is null ? null : Poison(item);
            }
        }
        else if (node is JsonObject told)
        {
            foreach (var (name, value) in told.ToArray())
            {
                if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String && Written.Contains(name))
                {
                    told[name] = HostileTexts.All[_next++ % HostileTexts.All.Count];
                }
                else if (value is not null)
                {
                    Poison(value);
                }
            }
        }

        return node;
    }
}
