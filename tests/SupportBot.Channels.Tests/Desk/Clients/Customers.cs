using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Desk.Clients;

/// <summary>Customers who ask for a person.</summary>
internal static class Customers
{
    /// <summary>A customer who waits in the queue, and the case.</summary>
    public static async Task<(DirectLineClient Customer, string CaseId)> WaitAsync(LocalServer server, string said = "glare", string locale = "en", string asks = "talk to a person")
    {
        var customer = await DirectLineClient.StartAsync(server.Http, locale);
        return (customer, await AskAsync(server, customer, said, asks));
    }

    /// <summary>Says something, asks for a person, and finds the case.</summary>
    public static async Task<string> AskAsync(LocalServer server, DirectLineClient customer, string said = "glare", string asks = "talk to a person")
    {
        await customer.SayAsync(said);
        await customer.SayAsync(asks);
        return (await CasesAsync(server, customer))[^1].Case.Id;
    }

    /// <summary>Asks again, days later and with nothing but an old token: the program is told what a renewed one would say.</summary>
    public static async Task<string> AskAgainAsync(LocalServer server, DirectLineClient customer)
    {
        await server.Services.GetRequiredService<TurnPipeline>().ReceiveAsync(customer.Id, Activity.Message("talk to a person"), null, TestContext.Current.CancellationToken);
        return (await CasesAsync(server, customer))[^1].Case.Id;
    }

    /// <summary>The case of a customer for whom a site vouches.</summary>
    public static async Task<string> VerifiedAsync(LocalServer server, string account)
    {
        var pipeline = server.Services.GetRequiredService<TurnPipeline>();
        var reference = new ConversationReference
        {
            ChannelId = "directline",
            Conversation = new() { Id = Guid.NewGuid().ToString("N") },
            Locale = "en",
            User = new() { Id = "dl_1", Role = "user" },
            Bot = new() { Id = "supportbot", Name = "SupportBot", Role = "bot" },
        };
        var id = (await pipeline.OpenAsync(reference, account, TestContext.Current.CancellationToken)).Conversation.Id;
        await pipeline.ReceiveAsync(id, Activity.Message("talk to a person"), null, TestContext.Current.CancellationToken);
        return (await server.Services.GetRequiredService<ICaseStore>().ListCasesOfAsync(id, TestContext.Current.CancellationToken))[^1].Case.Id;
    }

    /// <summary>A customer whose case an agent has claimed.</summary>
    public static async Task<(DirectLineClient Customer, string CaseId)> ClaimedAsync(LocalServer server, DeskClient agent, string said = "glare")
    {
        var (customer, caseId) = await WaitAsync(server, said);
        await agent.PostAsync($"cases/{caseId}/claim");
        return (customer, caseId);
    }

    /// <summary>The cases of a customer, the oldest first.</summary>
    public static Task<IReadOnlyList<CaseRow>> CasesAsync(LocalServer server, DirectLineClient customer) =>
        server.Services.GetRequiredService<ICaseStore>().ListCasesOfAsync(customer.Id, TestContext.Current.CancellationToken);

    /// <summary>The place of the last entry of a case's log.</summary>
    public static async Task<long> PlaceAsync(DeskClient agent, string caseId) =>
        (await agent.GetAsync($"cases/{caseId}/transcript")).GetProperty("watermark").GetInt64();

    public static IEnumerable<JsonElement> Entries(JsonElement transcript) => transcript.GetProperty("entries").EnumerateArray();

    /// <summary>Waits for what the server does beside its answers; the clock goes on meanwhile, as it does in life, unless the test moves it alone.</summary>
    /// <param name="isSo">What the test waits for.</param>
    /// <param name="server">Whose clock goes on.</param>
    /// <param name="goOn">Whether it does.</param>
    /// <param name="hanging">With how many that take nothing patience may run out.</param>
    public static async Task UntilAsync(Func<bool> isSo, LocalServer server, bool goOn = true, int hanging = 0)
    {
        for (var looks = 0; !isSo(); looks++)
        {
            Assert.True(looks < 3000, "What the test waits for did not come.");
            if (goOn && looks % 50 == 49)
            {
                server.Time.TryPass(TimeSpan.FromSeconds(10), hanging);
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
