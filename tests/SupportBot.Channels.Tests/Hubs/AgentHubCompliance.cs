using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>What every agent hub keeps of <see cref="IAgentHub"/>'s promises, against a hub on this machine that behaves well or badly.</summary>
public abstract class AgentHubCompliance(string kind) : IAsyncLifetime
{
    private static readonly HubCase Case = new("CASE123456", "conversation-1", "directline", "en", 1);

    private HubWorld _world = null!;

    private IAgentHub Hub => _world.Hub;

    private StubHub Stub => _world.Stub;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await HubWorld.StartAsync(kind);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task An_offer_a_message_and_the_end_arrive_in_order_each_under_its_own_id_and_signed()
    {
        Assert.Equal([HubAnswer.Received, HubAnswer.Received, HubAnswer.Received], [await OfferAsync(), await ForwardAsync(), await CloseAsync()]);

        Assert.Equal(Hub.IsElsewhere ? ["CASE123456.1.offer", "CASE123456.1.7", "CASE123456.1.close"] : [], Stub.Calls.Select(call => call.EventId));
        Assert.All(Stub.Calls, call => Assert.True(call.IsSigned(HubWorld.Secret)));
    }

    [Fact]
    public async Task The_same_sent_again_has_the_same_id()
    {
        await ForwardAsync();
        await ForwardAsync();

        Assert.Equal(Hub.IsElsewhere ? 2 : 0, Stub.Calls.Count);
        Assert.True(Stub.Calls.Select(call => call.EventId).Distinct().Count() <= 1);
    }

    [Fact]
    public async Task Nothing_tells_who_the_customer_is()
    {
        await OfferAsync();
        await ForwardAsync();
        await CloseAsync();

        Assert.All(Stub.Calls, call => Assert.DoesNotContain("dl_customer", call.Text, StringComparison.Ordinal));
        Assert.All(Stub.Calls, call => Assert.DoesNotContain("Alice", call.Text, StringComparison.Ordinal));
        Assert.All(Stub.Calls.Take(1), call => Assert.Contains("我要找人工", call.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, HubOutcome.Received)]
    [InlineData(202, HubOutcome.Received)]
    [InlineData(204, HubOutcome.Received)]
    [InlineData(408, HubOutcome.NoAnswer)]
    [InlineData(429, HubOutcome.NoAnswer)]
    [InlineData(500, HubOutcome.NoAnswer)]
    [InlineData(503, HubOutcome.NoAnswer)]
    [InlineData(400, HubOutcome.Refused)]
    [InlineData(401, HubOutcome.Refused)]
    [InlineData(404, HubOutcome.Refused)]
    [InlineData(413, HubOutcome.Refused)]
    public async Task A_status_is_an_outcome(int status, HubOutcome outcome)
    {
        Stub.Say(status);
        await ExpectAsync(outcome, $"HTTP {status}");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        Stub.Say(status, "/elsewhere");
        await ExpectAsync(HubOutcome.Refused, $"HTTP {status}");
        Assert.DoesNotContain(Stub.Calls, call => call.Path == "/elsewhere");
    }

    [Fact]
    public async Task A_hub_that_is_down_is_an_outcome()
    {
        await Stub.StopAsync();
        await ExpectAsync(HubOutcome.NoAnswer, "ConnectionError");
    }

    [Fact]
    public async Task A_hub_that_hangs_up_is_an_outcome()
    {
        Stub.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(Hub.IsElsewhere ? HubOutcome.NoAnswer : HubOutcome.Received, (await OfferAsync()).Outcome);
    }

    [Fact]
    public async Task A_hub_that_says_nothing_has_its_seconds_and_no_more()
    {
        var reached = new TaskCompletionSource();
        Stub.Answer = async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var offering = OfferAsync();
        if (Hub.IsElsewhere)
        {
            await reached.Task.WaitAsync(Cancelled);
            _world.Server.Time.Advance(TimeSpan.FromSeconds(9));
            Assert.False(offering.IsCompleted);
            _world.Server.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(Hub.IsElsewhere ? new(HubOutcome.NoAnswer, "no answer in time") : HubAnswer.Received, await offering);
    }

    [Fact]
    public async Task What_a_hub_answers_beside_its_status_is_not_read()
    {
        Stub.Answer = async context =>
        {
            context.Response.ContentLength = 1_000_000_000;
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.WriteAsync(new byte[1_048_576], context.RequestAborted);
        };
        Assert.Equal(HubAnswer.Received, await OfferAsync());
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_the_hub()
    {
        using var stop = new CancellationTokenSource();
        Stub.Answer = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var failure = await Record.ExceptionAsync(() => Hub.CloseAsync(Case, stop.Token));
        Assert.Equal(Hub.IsElsewhere, failure is OperationCanceledException);
    }

    private async Task ExpectAsync(HubOutcome outcome, string problem)
    {
        var expected = !Hub.IsElsewhere || outcome == HubOutcome.Received ? HubAnswer.Received : new(outcome, problem);
        Assert.Equal([expected, expected, expected], [await OfferAsync(), await ForwardAsync(), await CloseAsync()]);
    }

    private Task<HubAnswer> OfferAsync()
    {
        var reference = new ConversationReference
        {
            ChannelId = "directline",
            Conversation = new() { Id = Case.ConversationId },
            User = new() { Id = "dl_customer", Name = "Alice" },
            Bot = new() { Id = "supportbot" },
        };
        var asked = Activity.Message("我要找人工") with { Id = "conversation-1|0000002", From = reference.User, ChannelData = default };
        var held = new HandoffCase
        {
            Id = Case.Id,
            Status = CaseStatus.Waiting,
            Trigger = CaseTrigger.Asked,
            OpenedAt = DateTimeOffset.UnixEpoch,
            WaitingSince = DateTimeOffset.UnixEpoch,
            StatusSince = DateTimeOffset.UnixEpoch,
        };
        var row = new CaseRow(held, Case.ConversationId, new CaseState { Topic = "reasons/glare", Rejections = 3 }, "directline", "en", IsVerified: true, "我要找人工", DateTimeOffset.UnixEpoch);
        return Hub.OfferAsync(new(Case, row, HubTranscript.Of([asked], reference)), Cancelled);
    }

    private Task<HubAnswer> ForwardAsync() => Hub.ForwardAsync(new(Case, 7, Activity.Message("Are you there?") with { From = new() { Id = "customer", Role = "user" } }), Cancelled);

    private Task<HubAnswer> CloseAsync() => Hub.CloseAsync(Case, Cancelled);
}
