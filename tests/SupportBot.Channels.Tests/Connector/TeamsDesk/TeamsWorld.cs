using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Tests.Connector.Bubbles;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>A support team's channel in Teams: what people write and press there, and the threads that the server makes in it.</summary>
internal sealed class TeamsWorld : IAsyncDisposable
{
    public const string Channel = "19:desk@thread.tacv2";

    private readonly ConcurrentQueue<Sent> _sent = new();

    private int _ids = 100;

    private TeamsWorld(ChannelWorld world) => World = world;

    /// <summary>What reached the channel, in order. An id is that of the call that made it.</summary>
    internal sealed record Sent(string Kind, string Thread, string Id, Activity Activity);

    public ChannelWorld World { get; }

    public LocalServer Server => World.Server;

    public IReadOnlyList<Sent> All => [.. _sent];

    public IReadOnlyList<string> Threads => [.. All.Where(sent => sent.Kind == "open").Select(sent => sent.Thread)];

    /// <summary>Has the channel refuse what it would take.</summary>
    public Func<StubRequest, (int Status, string Body, (string, string)[] Headers)?> Refuse { get; set; } = _ => null;

    public ITeamsStore Teams => Server.Services.GetRequiredService<ITeamsStore>();

    public ICaseStore Cases => Server.Services.GetRequiredService<ICaseStore>();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    /// <summary>A world whose channel is the desk already, in the language of the word.</summary>
    public static async Task<TeamsWorld> StartAsync(string word = "desk", params (string Key, string Value)[] settings)
    {
        var world = await StartBareAsync(settings);
        await world.TellAsync($"{word} {await world.ChannelCodeAsync()}");
        Assert.Single(await world.Teams.ListChannelsAsync(Never));
        // Without an account nobody could be asked for.
        await DeskClient.AddAsync(world.Server, name: "Zoe");
        return world;
    }

    public static async Task<TeamsWorld> StartBareAsync(params (string Key, string Value)[] settings)
    {
        var world = new TeamsWorld(await ChannelWorld.StartAsync(settings));
        world.World.Azure.OnConnector = world.AnswerAsync;
        return world;
    }

    public async Task<string> ChannelCodeAsync() => (await Server.Services.GetRequiredService<TeamsCodes>().MakeForChannelAsync(null, Never)).Code;

    public async Task<string> AgentCodeAsync(AgentAccount agent) =>
        (await Server.Services.GetRequiredService<TeamsCodes>().MakeForAgentAsync(agent.Id, agent.Id, Never)).Code;

    /// <summary>An agent who is known in Teams.</summary>
    public async Task<AgentAccount> AgentAsync(string name, string role = AgentRole.Agent)
    {
        var agent = await DeskClient.AddAsync(Server, role, name);
        await Teams.SaveLinkAsync(new("t1", UserOf(name), agent.Id, Server.Time.GetUtcNow()), Never);
        return agent;
    }

    public static string UserOf(string name) => $"user-{name.ToLowerInvariant()}";

    /// <summary>A message as Teams posts it.</summary>
    public JsonObject Message(string text, string user = "Ben", string conversation = Channel, string type = "channel", string tenant = "t1", bool calls = true)
    {
        var message = World.Saying(text, conversation, "msteams", type);
        if (!calls)
        {
            message["text"] = text;
            message.Remove("entities");
        }

        return By(message, user, tenant);
    }

    /// <summary>Writes in the channel, in a thread or to the bot alone, and tells what the bot says to that.</summary>
    public async Task<IReadOnlyList<string>> TellAsync(string text, string user = "Ben", string conversation = Channel, string type = "channel", string tenant = "t1", bool calls = true)
    {
        var before = All.Count;
        await World.TakenAsync(Message(text, user, conversation, type, tenant, calls));
        return [.. All.Skip(before).Where(sent => sent.Kind == "post" && sent.Thread == conversation).SelectMany(sent => LinesOf(sent.Activity))];
    }

    /// <summary>Presses a button of the card at the head of a thread, and tells the card that the one who pressed then sees.</summary>
    public async Task<JsonElement> PressAsync(string title, string user = "Ben", string? thread = null, string? words = null, string? id = null)
    {
        var answer = await InvokeAsync(Button(Card(thread), title), user, thread, words, id);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        return answer.GetProperty("value");
    }

    public async Task<JsonElement> InvokeAsync(JsonElement button, string user = "Ben", string? thread = null, string? words = null, string? id = null, string tenant = "t1")
    {
        var invoke = By(World.Activity("invoke", thread ?? Threads[0], "msteams", "channel"), user, tenant);
        invoke["id"] = id ?? invoke["id"]!.GetValue<string>();
        invoke["name"] = "adaptiveCard/action";
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        if (words is not null)
        {
            data["words"] = words;
        }

        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button.GetProperty("verb").GetString(), ["data"] = data }, ["trigger"] = "manual" };
        using var answer = await World.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Never)).RootElement;
    }

    /// <summary>A button that acts, wherever on the card it is.</summary>
    public static JsonElement Button(JsonElement card, string title) => CardWorld.Button(card, title);

    /// <summary>The card at the head of a thread as everybody sees it now.</summary>
    public JsonElement Card(string? thread = null) =>
        All.Last(sent => sent.Kind is "open" or "change" && sent.Thread == (thread ?? Threads[0])).Activity.Attachments![0].Content!.Value;

    public string Lines(string? thread = null) => string.Join('\n', CardWorld.Lines(Card(thread)));

    /// <summary>What was said in a thread below its card.</summary>
    public IReadOnlyList<string> Said(string? thread = null) =>
        [.. All.Where(sent => sent.Kind == "post" && sent.Thread == (thread ?? Threads[0])).SelectMany(sent => LinesOf(sent.Activity))];

    public Task UntilAsync(Func<bool> isSo) => World.UntilAsync(() => Task.FromResult(isSo()));

    /// <summary>Waits until nothing is left to carry.</summary>
    public async Task SettledAsync()
    {
        var channel = Assert.Single(await Teams.ListChannelsAsync(Never));
        await World.UntilAsync(async () => (await Teams.ListDueCasesAsync(channel.Id, DateTimeOffset.MaxValue.AddDays(-1), 100, Never)).Count == 0);
    }

    /// <summary>A customer who waits, and the thread that shows it, as soon as the server knows it too.</summary>
    public async Task<(Clients.DirectLineClient Customer, string CaseId)> CustomerAsync(string said = "glare")
    {
        var before = Threads.Count;
        var waiting = await Customers.WaitAsync(Server, said);
        await UntilAsync(() => Threads.Count > before);
        var channel = Assert.Single(await Teams.ListChannelsAsync(Never));
        await World.UntilAsync(async () => await Teams.FindThreadOfAsync(channel.Id, Threads[before], Never) is not null);
        return waiting;
    }

    /// <summary>What a customer reads.</summary>
    public static async Task<IReadOnlyList<string>> TextsOf(Clients.DirectLineClient customer) => [.. (await customer.ReadAllAsync()).Select(activity => activity.Text).OfType<string>()];

    public async Task<CaseRow> CaseAsync(string caseId) => (await Cases.FindCaseAsync(caseId, Never))!;

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static IEnumerable<string> LinesOf(Activity activity) =>
        activity.Attachments is { Count: > 0 } cards ? CardWorld.Lines(cards[0].Content!.Value) : [activity.Text ?? ""];

    private static JsonObject By(JsonObject activity, string user, string tenant)
    {
        activity["from"] = new JsonObject { ["id"] = $"29:{user}", ["name"] = $"{user} Somebody", ["aadObjectId"] = UserOf(user) };
        activity["conversation"]!["tenantId"] = tenant;
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant }, ["team"] = new JsonObject { ["id"] = "19:team" } };
        return activity;
    }

    private Task AnswerAsync(HttpContext context)
    {
        var request = (StubRequest)context.Items[nameof(StubRequest)]!;
        if (Refuse(request) is var (status, body, headers))
        {
            return StubAzure.Write(context, status, body, headers);
        }

        var parts = request.Target.Split('/').Select(Uri.UnescapeDataString).ToArray();
        var id = Interlocked.Increment(ref _ids).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return parts is [.., "v3", "conversations"] ? OpenAsync(context, request.Body, id) : PostAsync(context, request, parts, id);
    }

    private Task OpenAsync(HttpContext context, string body, string id)
    {
        var opened = JsonSerializer.Deserialize(body, SchemaJsonContext.Default.ConversationParameters)!;
        var thread = $"{opened.ChannelData!.Value.GetProperty("channel").GetProperty("id").GetString()};messageid={id}";
        _sent.Enqueue(new("open", thread, id, opened.Activity!));
        return StubAzure.Write(context, 201, $$"""{"id":"{{thread}}","activityId":"{{id}}"}""");
    }

    private Task PostAsync(HttpContext context, StubRequest request, string[] parts, string id)
    {
        var at = Array.IndexOf(parts, "conversations");
        var activity = JsonSerializer.Deserialize(request.Body, SchemaJsonContext.Default.Activity)!;
        _sent.Enqueue(new(request.Method == "PUT" ? "change" : "post", parts[at + 1], request.Method == "PUT" ? parts[^1] : id, activity));
        return StubAzure.Write(context, 200, $$"""{"id":"{{id}}"}""");
    }
}
