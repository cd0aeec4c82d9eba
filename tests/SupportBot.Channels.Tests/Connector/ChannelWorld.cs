using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Tests.Connector.Inbound;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector;

/// <summary>The server between a channel and its stub: what the channel posts, and what comes back to it.</summary>
internal sealed class ChannelWorld : IAsyncDisposable
{
    public const string Bot = "28:" + ConnectorParts.AppId;

    private readonly TestKey _key = new(0, "k1", "msteams", "emulator", "webchat", "sms");

    private readonly ConcurrentQueue<Activity> _arrived = new();

    private Func<Activity, (int Status, string Body)?> _refuse = _ => null;

    private ChannelWorld(StubAzure azure, LocalServer server) => (Azure, Server) = (azure, server);

    public StubAzure Azure { get; }

    public LocalServer Server { get; }

    /// <summary>What the channel took, in the order in which it came.</summary>
    public IReadOnlyList<Activity> Arrived => [.. _arrived];

    public IReadOnlyList<string?> Texts => [.. Arrived.Where(activity => activity.Type == ActivityTypes.Message).Select(WordsOf)];

    public TurnPipeline Pipeline => Server.Services.GetRequiredService<TurnPipeline>();

    public IOutboxStore Outbox => Server.Services.GetRequiredService<IOutboxStore>();

    public DeliveryFigures Figures => Server.Services.GetRequiredService<DeliveryFigures>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ChannelWorld> StartAsync(params (string Key, string Value)[] settings)
    {
        var azure = await StubAzure.StartAsync();
        (string Key, string Value)[] usual =
        [
            ("environment", "Development"),
            ("Connector:AppId", ConnectorParts.AppId),
            ("Connector:ClientSecret", ConnectorParts.Secret),
            ("Connector:MetadataUrl", azure.Address + StubAzure.Metadata),
            ("Connector:TokenUrl", azure.Address + StubAzure.Token),
            ("Connector:ServiceHosts:0", azure.Address),
        ];
        var server = await LocalServer.StartAsync([.. usual.ExceptBy(settings.Select(setting => setting.Key), setting => setting.Key), .. settings]);
        var world = new ChannelWorld(azure, server);
        azure.KeySet = TestKey.Set(world._key);
        azure.OnConnector = world.TakeAsync;
        return world;
    }

    /// <summary>What a message says: its text, or what a card says for those who do not see it.</summary>
    public static string? WordsOf(Activity activity) => activity.Text ?? activity.Summary;

    /// <summary>An activity as the channel would post it.</summary>
    public JsonObject Activity(string type = ActivityTypes.Message, string conversation = "a:1", string channel = "msteams", string conversationType = "personal") => new()
    {
        ["type"] = type,
        ["id"] = Guid.NewGuid().ToString("N"),
        ["channelId"] = channel,
        ["serviceUrl"] = Azure.ServiceUrl,
        ["locale"] = "en-US",
        ["from"] = new JsonObject { ["id"] = "29:ann", ["name"] = "Ann Example", ["aadObjectId"] = "00000000-0000-0000-0000-0000000000aa" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "SupportBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = conversationType, ["tenantId"] = "t1" },
    };

    public JsonObject Saying(string text, string conversation = "a:1", string channel = "msteams", string conversationType = "personal")
    {
        var activity = Activity(ActivityTypes.Message, conversation, channel, conversationType);
        activity["text"] = text;
        return conversationType == "channel" ? Calling(activity, text) : activity;
    }

    /// <summary>The message with the bot's name before it: in a channel of Teams nobody else's messages are meant for it.</summary>
    private static JsonObject Calling(JsonObject activity, string text)
    {
        activity["text"] = "<at>SupportBot</at> " + text;
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>SupportBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "SupportBot" },
        });
        return activity;
    }

    public JsonObject BotAdded(string conversation = "a:1", string channel = "msteams", string conversationType = "personal")
    {
        var activity = Activity(ActivityTypes.ConversationUpdate, conversation, channel, conversationType);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Bot }, new JsonObject { ["id"] = "29:ann" });
        return activity;
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => PostAsync(activity.ToJsonString());

    public Task<HttpResponseMessage> PostAsync(string body) => PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Posts a body, which is done with then.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = body };
        var token = new TestToken(_key, Server.Time.GetUtcNow()).With("serviceurl", Azure.ServiceUrl).Sign();
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Server.Http.SendAsync(request, Cancellation);
    }

    /// <summary>Posts what has to be taken.</summary>
    public async Task TakenAsync(JsonNode activity)
    {
        using var answer = await PostAsync(activity);
        Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    /// <summary>Posts a message, and waits until all that it caused has arrived.</summary>
    public async Task SayAsync(string text, string conversation = "a:1", string channel = "msteams", string conversationType = "personal")
    {
        await TakenAsync(Saying(text, conversation, channel, conversationType));
        await EmptyAsync();
    }

    /// <summary>Waits until nothing waits in the outbox.</summary>
    public Task EmptyAsync(TimeSpan? step = null) => UntilAsync(async () => (await WaitingAsync()).Count == 0, step);

    /// <summary>The first item of every conversation, whenever it is due.</summary>
    public Task<IReadOnlyList<OutboxItem>> WaitingAsync() => Outbox.ListDueAsync(DateTimeOffset.MaxValue.AddDays(-1), 1000, Cancellation);

    /// <summary>Waits for what the server does beside its answers, while the clock goes on.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? step = null)
    {
        for (var looks = 0; !await isSo(); looks++)
        {
            Assert.True(looks < 6000, "What the test waits for did not come.");
            if (looks % 5 == 4)
            {
                Server.Time.TryPass(step ?? TimeSpan.FromMilliseconds(500), Azure.Hanging);
            }

            await Task.Delay(5, Cancellation);
        }
    }

    /// <summary>The log of a channel's conversation, found by its first words.</summary>
    public async Task<IReadOnlyList<Activity>> LogAsync(string conversation = "a:1", string channel = "msteams") =>
        (await Pipeline.ReadAsync(NameOf(conversation, channel), 0, 1000, Cancellation)).Activities;

    /// <summary>The name of a channel's conversation here.</summary>
    public string NameOf(string conversation = "a:1", string channel = "msteams") => ChannelConversations.ReferenceOf(new(
        new() { Type = ActivityTypes.Message, ChannelId = channel, Conversation = new() { Id = conversation } },
        new(new(Azure.ServiceUrl), IsLocal: false))).Conversation.Id;

    /// <summary>Has the customer ask for a person, and tells the case.</summary>
    public async Task<string> AskForPersonAsync(string conversation = "a:1")
    {
        await Customers.UntilAsync(() => Server.Services.GetRequiredService<QueueBoard>().OutlookFor(NameOf(conversation)) is not null, Server);
        await SayAsync("glare", conversation);
        await SayAsync("talk to a person", conversation);
        return (await Server.Services.GetRequiredService<ICaseStore>().ListCasesOfAsync(NameOf(conversation), Cancellation))[^1].Case.Id;
    }

    /// <summary>Has the stub answer with a status where the test says so; else it takes what comes.</summary>
    public void RefuseWith(Func<Activity, (int Status, string Body)?> refuse) => _refuse = refuse;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Azure.DisposeAsync();
        _key.Dispose();
    }

    private Task TakeAsync(HttpContext context)
    {
        var activity = JsonSerializer.Deserialize(StubAzure.BodyOf(context), SchemaJsonContext.Default.Activity)!;
        if (_refuse(activity) is var (status, body))
        {
            return StubAzure.Write(context, status, body);
        }

        _arrived.Enqueue(activity);
        return StubAzure.Write(context, 200, $$"""{"id":"c{{_arrived.Count}}"}""");
    }
}
