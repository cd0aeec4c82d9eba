using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Hubs;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>A server, a hub elsewhere, and a customer between them.</summary>
internal sealed class HubWorld : IAsyncDisposable
{
    public const string Secret = "a-secret-that-only-the-hub-and-the-server-know";

    private readonly string _path;

    private HubWorld(StubHub stub, LocalServer server, string path) => (Stub, Server, _path) = (stub, server, path);

    public StubHub Stub { get; }

    public LocalServer Server { get; }

    public IAgentHub Hub => Server.Services.GetRequiredService<IAgentHub>();

    public TurnPipeline Pipeline => Server.Services.GetRequiredService<TurnPipeline>();

    /// <param name="kind">How the hub is spoken to.</param>
    /// <param name="path">Where it answers.</param>
    public static async Task<HubWorld> StartAsync(string kind, string path = "")
    {
        var stub = await StubHub.StartAsync();
        (string, string)[] settings = kind == HubKinds.None ? [] : [("Hub:Kind", kind), ("Hub:Url", stub.Address), ("Hub:Secret", Secret)];
        var server = await LocalServer.StartAsync([("environment", "Development"), .. settings]);
        server.Services.GetRequiredService<QueueBoard>().Use(_ => QueueOutlook.Free);
        return new(stub, server, path);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Stub.DisposeAsync();
    }

    /// <summary>A customer whose case the hub was offered.</summary>
    public async Task<(DirectLineClient Customer, string CaseId)> OfferAsync()
    {
        var customer = await DirectLineClient.StartAsync(Server.Http);
        await customer.SayAsync("I want to talk to a human agent");
        await RoundAsync();
        return (customer, (await CaseAsync(customer)).Id);
    }

    public Task<RoundReport> RoundAsync() => ActivatorUtilities.CreateInstance<HubRound>(Server.Services, ActivatorUtilities.CreateInstance<HubCourier>(Server.Services, Server.Time), Server.Time)
        .RunAsync(TestContext.Current.CancellationToken);

    public async Task<HandoffCase> CaseAsync(DirectLineClient customer) =>
        (await Pipeline.FindAsync(customer.Id, TestContext.Current.CancellationToken))!.State.Handoff!;

    public Task<ActReceipt> ActAsync(DirectLineClient customer, DeskAction action) => Pipeline.ActAsync(customer.Id, action, null, TestContext.Current.CancellationToken);

    /// <summary>What the customer reads of somebody.</summary>
    public static async Task<string[]> ReadAsync(DirectLineClient customer, string name) =>
        [.. (await customer.ReadAllAsync()).Where(said => said.Type == ActivityTypes.Message && said.From?.Name == name).Select(said => said.Text!)];

    /// <summary>Posts what the hub says, signed as it should be unless the test wants it otherwise.</summary>
    public async Task<(int Status, string Body)> PostAsync(object body, string secret = Secret, TimeSpan age = default, string? bearer = null, string? sign = null)
    {
        var bytes = body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, _path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }
        else if (sign != "")
        {
            var timestamp = HubSignature.TimestampOf(Server.Time.GetUtcNow() - age);
            request.Headers.Add(HubSignature.TimestampHeader, timestamp);
            request.Headers.Add(HubSignature.SignatureHeader, HubSignature.Sign(secret, timestamp, sign is null ? bytes : Encoding.UTF8.GetBytes(sign)));
        }

        using var answer = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
