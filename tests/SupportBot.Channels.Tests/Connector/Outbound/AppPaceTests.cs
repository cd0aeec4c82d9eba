using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>How fast the bot as a whole calls its channels (CHECKLIST, item 95).</summary>
public sealed class AppPaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_conversations_at_once_get_no_more_than_fifty_calls_a_second_and_lose_none()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var made = new ConcurrentQueue<DateTimeOffset>();
        azure.OnConnector = context =>
        {
            made.Enqueue(parts.Time.GetUtcNow());
            return StubAzure.Write(context, 200, """{"id":"a1"}""");
        };
        await parts.Tokens.GetAsync(Cancellation);
        var message = new Activity { Type = ActivityTypes.Message, Text = "hello" };
        var calls = Enumerable.Range(0, 300).Select(at => parts.Client.SendAsync(Reference(azure, at), message, Cancellation)).ToArray();
        for (var second = 1; second <= 6; second++)
        {
            await UntilAsync(() => calls.Count(call => call.IsCompleted) == 50 * second);
            await parts.Time.PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.All(await Task.WhenAll(calls), delivery => Assert.IsType<Delivery.Delivered>(delivery));
        var busiest = made.GroupBy(at => at).Max(second => second.Count());
        Assert.Equal((300, 50), (made.Count, busiest));
        TestContext.Current.TestOutputHelper!.WriteLine($"{made.Count} calls of 300 conversations; the busiest second {busiest}");
    }

    [Fact]
    public async Task Whoever_asks_first_goes_first_and_a_silent_second_is_not_saved_up()
    {
        var time = new FakeTimeProvider();
        var pace = new AppPace(time);
        Assert.All(Enumerable.Range(0, AppPace.Most), _ => Assert.True(pace.WaitAsync(Cancellation).IsCompleted));
        time.Advance(TimeSpan.FromSeconds(10));
        var waits = Enumerable.Range(0, 2 * AppPace.Most).Select(_ => pace.WaitAsync(Cancellation)).ToArray();
        Assert.Equal(AppPace.Most, waits.TakeWhile(wait => wait.IsCompleted).Count());
        Assert.Equal(AppPace.Most, waits.Count(wait => wait.IsCompleted));
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(AppPace.Most, waits.Count(wait => wait.IsCompleted));
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waits);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var looks = 0; !isSo(); looks++)
        {
            Assert.True(looks < 6000, "What the test waits for did not come.");
            await Task.Delay(5, Cancellation);
        }
    }

    private static ConversationReference Reference(StubAzure azure, int at) => new()
    {
        ChannelId = "msteams",
        ServiceUrl = azure.ServiceUrl,
        Conversation = new() { Id = $"a:{at}" },
    };
}
