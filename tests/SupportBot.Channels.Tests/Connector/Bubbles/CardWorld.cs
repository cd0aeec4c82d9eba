using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Bubbles;

/// <summary>A conversation in a channel of Azure, the bot, and a stub where the channel would be.</summary>
internal sealed class CardWorld : IAsyncDisposable
{
    private int _ids;

    private Task? _resting;

    private CardWorld(StubAzure azure, LocalServer server, Activity first) => (Azure, Server, First) = (azure, server, first);

    public StubAzure Azure { get; }

    public LocalServer Server { get; }

    public Activity First { get; }

    public TurnPipeline Pipeline => Server.Services.GetRequiredService<TurnPipeline>();

    public BubbleRenderer Renderer => Server.Services.GetRequiredService<BubbleRenderer>();

    /// <summary>The conversation as the program knows it.</summary>
    public string Id => ChannelConversations.ReferenceOf(Call(First)).Conversation.Id;

    /// <summary>The requests that change what was sent before.</summary>
    public IReadOnlyList<StubRequest> Changes => [.. Azure.Sent.Where(request => request.Method == "PUT")];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public static async Task<CardWorld> StartAsync(string locale = "en", string channel = "msteams", string type = "personal", bool greet = true)
    {
        var azure = await StubAzure.StartAsync();
        var server = await LocalServer.StartAsync(
            ("environment", "Development"),
            ("Connector:AppId", ConnectorParts.AppId),
            ("Connector:ClientSecret", ConnectorParts.Secret),
            ("Connector:TokenUrl", azure.Address + StubAzure.Token),
            ("Connector:ServiceHosts:0", azure.Address));
        var world = new CardWorld(azure, server, new()
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = channel,
            ServiceUrl = azure.ServiceUrl,
            Conversation = new() { Id = "a:1", ConversationType = type },
            From = new() { Id = "29:ann" },
            Recipient = new() { Id = "28:bot" },
            MembersAdded = [new() { Id = "28:bot" }],
            Locale = locale,
        });
        if (greet)
        {
            await world.TakeAsync(world.First);
        }

        return world;
    }

    public Task SayAsync(string text) => TakeAsync(Incoming() with { Text = text });

    public async Task<IReadOnlyList<Activity>> LogAsync() => (await Pipeline.ReadAsync(Id, 0, 1000, Never)).Activities;

    public async Task<long> LengthAsync() => (await Pipeline.FindAsync(Id, Never))!.LastSequence;

    /// <summary>What the customer said last.</summary>
    public async Task<string?> LastSaidAsync() => (await LogAsync()).Last(said => said.From?.Id == First.From!.Id).Text;

    /// <summary>What the channel is sent for everything that was said so far.</summary>
    public async Task<IReadOnlyList<Activity>> SentAsync() =>
        [.. (await LogAsync()).Where(said => said.From?.Id == First.Recipient!.Id).SelectMany(Sent)];

    /// <summary>What the channel is sent for an activity of the log.</summary>
    public IReadOnlyList<Activity> Sent(Activity logged)
    {
        var to = ChannelConversations.ForChannel(ChannelConversations.ReferenceOf(Call(First)));
        return [.. Server.Services.GetRequiredService<OutgoingActivities>().For(logged, to, null).Select(sent => sent.Activity)];
    }

    /// <summary>The latest card, for a question that would else have suggested actions as well.</summary>
    public async Task<JsonElement> CardAsync()
    {
        var (at, last) = (await LogAsync()).Index().Last(logged => logged.Item.SuggestedActions is not null);
        return CardJson.Of(QuestionCard.Ask(Renderer.Frame(Bubble.Read(last, at + 1), First.ChannelId!, Id)));
    }

    /// <summary>Presses a button of a card as a channel tells it.</summary>
    public Task<CardAnswer> PressAsync(JsonElement card, string title, string? id = null) => InvokeAsync(Button(card, title), id);

    public Task<CardAnswer> InvokeAsync(JsonElement button, string? id = null) => InvokeAsync(Invoke(button, id));

    public async Task<CardAnswer> InvokeAsync(Activity invoke)
    {
        await RestAsync();
        var answer = await Server.Services.GetRequiredService<ChannelInvokes>().AnswerAsync(Call(invoke), Never);
        Assert.Equal(200, answer.Status);
        return answer.Body!.Value.Deserialize(CardJson.Wire.CardAnswer)!;
    }

    public async Task<ChannelReceipt> SubmitAsync(JsonElement data, string? text = null)
    {
        await RestAsync();
        return await TakeAsync(Incoming() with { Text = text, Value = data });
    }

    public Task<ChannelReceipt> TakeAsync(Activity activity) => Server.Services.GetRequiredService<ChannelInbox>().TakeAsync(Call(activity), Never);

    public Activity Invoke(JsonElement button, string? id = null) => Incoming(id) with
    {
        Type = "invoke",
        Name = CardInvoke.Name,
        Value = JsonSerializer.SerializeToElement(new { action = button, trigger = "manual" }),
    };

    public static JsonElement Button(JsonElement card, string title) => All(card).First(part => part.TryGetProperty("verb", out _) && part.TryGetProperty("title", out var found) && found.ValueEquals(title));

    /// <summary>Every object in a card, the card first.</summary>
    public static IEnumerable<JsonElement> All(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(member => All(member.Value)).Prepend(part),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(All),
        _ => [],
    };

    /// <summary>All words of a card, a line each.</summary>
    public static IReadOnlyList<string> Lines(JsonElement card) =>
        [.. All(card).Where(part => part.TryGetProperty("inlines", out _)).Select(part => string.Concat(part.GetProperty("inlines").EnumerateArray().Select(run => run.GetProperty("text").GetString())))];

    public static IReadOnlyList<string> Titles(JsonElement card) =>
        [.. All(card).Where(part => part.TryGetProperty("verb", out _) && part.TryGetProperty("title", out _)).Select(part => part.GetProperty("title").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Azure.DisposeAsync();
    }

    /// <summary>Lets go out what was said so far, and then as much time pass as the conversation's pace wants, so that what a press sends goes at once. Presses at the same time rest once.</summary>
    private async Task RestAsync()
    {
        await (_resting ??= RestOnceAsync());
        _resting = null;
    }

    private async Task RestOnceAsync()
    {
        var outbox = Server.Services.GetRequiredService<IOutboxStore>();
        for (var looks = 0; (await outbox.ListDueAsync(DateTimeOffset.MaxValue.AddDays(-1), 1, Never)).Count > 0; looks++)
        {
            Assert.True(looks < 6000, "What the bot said does not go out.");
            Server.Time.TryPass(TimeSpan.FromMilliseconds(500));
            await Task.Delay(5, Never);
        }

        await Server.Time.PassAsync(TimeSpan.FromSeconds(2));
    }

    private ChannelActivity Call(Activity activity) => new(activity, Server.Services.GetRequiredService<ServiceUrls>().Read(activity.ServiceUrl)!);

    private Activity Incoming(string? id = null) => First with { Type = ActivityTypes.Message, Id = id ?? $"f:{++_ids}", MembersAdded = null, ReplyToId = "card-1" };
}
