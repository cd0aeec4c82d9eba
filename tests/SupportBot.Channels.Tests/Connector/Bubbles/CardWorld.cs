using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Bubbles;

/// <summary>A conversation in a channel of Azure, the bot, and a stub where the channel would be.</summary>
internal sealed class CardWorld : IAsyncDisposable
{
    private int _ids;

    private CardWorld(StubAzure azure, LocalServer server, ConversationReference to) => (Azure, Server, To) = (azure, server, to);

    public StubAzure Azure { get; }

    public LocalServer Server { get; }

    public ConversationReference To { get; }

    public TurnPipeline Pipeline => Server.Services.GetRequiredService<TurnPipeline>();

    public BubbleRenderer Renderer => Server.Services.GetRequiredService<BubbleRenderer>();

    public CardActions Actions => Server.Services.GetRequiredService<CardActions>();

    private string Id => To.Conversation.Id;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public static async Task<CardWorld> StartAsync(string locale = "en", string channel = "msteams", string type = "personal")
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
            ChannelId = channel,
            ServiceUrl = azure.ServiceUrl,
            Conversation = new() { Id = "a:1", ConversationType = type },
            User = new() { Id = "29:ann" },
            Bot = new() { Id = "28:bot" },
            Locale = locale,
        });
        await world.Pipeline.OpenAsync(world.To, null, Never);
        return world;
    }

    public Task<TurnReceipt> SayAsync(string text) => Pipeline.ReceiveAsync(Id, Activity.Message(text) with { From = To.User }, null, Never);

    public async Task<IReadOnlyList<Activity>> LogAsync() => (await Pipeline.ReadAsync(Id, 0, 1000, Never)).Activities;

    public async Task<long> LengthAsync() => (await Pipeline.FindAsync(Id, Never))!.LastSequence;

    /// <summary>What the channel is sent for everything that was said so far.</summary>
    public async Task<IReadOnlyList<Activity>> SentAsync() =>
        [.. (await LogAsync()).Index().Where(logged => logged.Item.From?.Id == To.Bot!.Id).SelectMany(logged => Renderer.Render(logged.Item, logged.Index + 1, To))];

    /// <summary>The latest card, for a question that would else have suggested actions as well.</summary>
    public async Task<JsonElement> CardAsync()
    {
        var (at, last) = (await LogAsync()).Index().Last(logged => logged.Item.SuggestedActions is not null);
        return CardJson.Of(QuestionCard.Ask(Renderer.Frame(Bubble.Read(last, at + 1), To)));
    }

    /// <summary>Presses a button of a card as a channel tells it.</summary>
    public Task<CardAnswer> PressAsync(JsonElement card, string title, string? id = null) => InvokeAsync(Button(card, title), id);

    public async Task<CardAnswer> InvokeAsync(JsonElement button, string? id = null) => await Actions.InvokeAsync(Id, Invoke(button, id), Never);

    public Task<CardAnswer> InvokeAsync(Activity invoke) => Actions.InvokeAsync(Id, invoke, Never);

    public Task<bool> SubmitAsync(JsonElement data, string? text = null) =>
        Actions.SubmitAsync(Id, Incoming() with { Type = ActivityTypes.Message, Text = text, Value = data }, Never);

    public Activity Invoke(JsonElement button, string? id = null) => Incoming(id) with
    {
        Type = "invoke",
        Name = CardInvoke.Name,
        Value = JsonSerializer.SerializeToElement(new { action = button, trigger = "manual" }),
    };

    public static JsonElement Button(JsonElement card, string title) => All(card).First(part => part.TryGetProperty("verb", out _) && part.GetProperty("title").GetString() == title);

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

    private Activity Incoming(string? id = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = id ?? $"f:{++_ids}",
        ChannelId = To.ChannelId,
        ServiceUrl = To.ServiceUrl,
        Conversation = To.Conversation,
        From = To.User,
        Recipient = To.Bot,
        ReplyToId = "card-1",
    };
}
