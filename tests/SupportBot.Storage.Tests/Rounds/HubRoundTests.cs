using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Storage.Tests.Rounds;

public sealed class HubRoundTests : RoundTests
{
    private static readonly AgentIdentity Mia = new(HubAgent.IdOf("scripted"), "Mia");
    private static readonly HubPatience Patience = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(15));
    private static readonly HubAnswer Down = new(HubOutcome.NoAnswer, "HTTP 503");

    private readonly ScriptedHub _hub = new();

    [Fact]
    public async Task A_waiting_case_is_offered_once_and_stays_in_the_queue_meanwhile()
    {
        var held = await OpenCaseAsync("c");
        var read = await CountReadAsync("c");
        await RunAsync();
        await RunAsync();

        Assert.Equal([$"{held.Id}.1.offer"], _hub.Events);
        var offered = await CaseAsync("c");
        Assert.Equal((CaseStatus.Waiting, "scripted", held.WaitingSince, read), (offered.Status, offered.Hub, offered.WaitingSince, await CountReadAsync("c")));
        var offer = Assert.Single(_hub.Offers);
        Assert.Contains(offer.Transcript, said => said.Text == "I want to talk to a human agent" && said.From!.Id == "customer");
        Assert.DoesNotContain(offer.Transcript, said => said.From!.Id == "dl_customer" || said.ChannelData is not null);
    }

    [Fact]
    public async Task What_a_customer_writes_reaches_the_hub_in_order_and_once_through_restarts()
    {
        var held = await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        string[] said = [.. Enumerable.Range(1, 30).Select(number => $"Line {number}")];
        foreach (var (at, text) in said.Index())
        {
            await SayAsync("c", text);
            if (at % 7 == 0)
            {
                await RestartAsync();
                await RunAsync();
            }
        }

        await RunAsync();
        await RunAsync();

        Assert.Equal(said, _hub.Texts);
        Assert.Equal(_hub.Events.Count, _hub.Events.Distinct().Count());
        Assert.All(_hub.Events.Skip(1), id => Assert.StartsWith($"{held.Id}.1.", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_fails_in_between_gets_the_rest_later_in_order_and_nothing_twice()
    {
        await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        foreach (var number in Enumerable.Range(1, 5))
        {
            await SayAsync("c", $"Line {number}");
        }

        var calls = 0;
        _hub.Answer = _ => ++calls is 3 or 4 ? Down : HubAnswer.Received;
        foreach (var _ in Enumerable.Range(0, 8))
        {
            await RunAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["Line 1", "Line 2", "Line 3", "Line 4", "Line 5"], _hub.Texts);
        Assert.Equal(7, calls);
        Assert.Equal(CaseStatus.Assigned, (await CaseAsync("c")).Status);
    }

    [Fact]
    public async Task A_hub_that_is_down_loses_the_case_to_the_built_in_queue_after_its_seconds_and_the_customer_is_told_once()
    {
        var held = await OpenCaseAsync("c");
        var read = await CountReadAsync("c");
        _hub.Answer = _ => Down;
        await PassAsync(TimeSpan.FromSeconds(9));
        Assert.Equal((read, "scripted"), (await CountReadAsync("c"), (await CaseAsync("c")).Hub));

        await PassAsync(TimeSpan.FromMinutes(2));

        var failed = await CaseAsync("c");
        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed, held.WaitingSince), (failed.Status, failed.Hub, failed.RequeuedFor, failed.WaitingSince));
        Assert.Equal(read + 1, await CountReadAsync("c"));
        Assert.Contains("nobody has answered yet", (await ReadAsync("c"))[^1], StringComparison.Ordinal);
        Assert.All(_hub.Events, id => Assert.Equal($"{held.Id}.1.offer", id));
        Assert.InRange(_hub.Events.Count, 3, 6);
        TestContext.Current.TestOutputHelper?.WriteLine($"A hub that is down was tried {_hub.Events.Count} times in {Patience.Answer.TotalSeconds} s, then never again.");
    }

    [Fact]
    public async Task A_hub_that_refuses_a_case_is_not_asked_again()
    {
        await OpenCaseAsync("c");
        _hub.Answer = _ => new(HubOutcome.Refused, "HTTP 302");
        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.Single(_hub.Events);
        Assert.Equal(RequeueReason.HubFailed, (await CaseAsync("c")).RequeuedFor);
    }

    [Fact]
    public async Task A_process_that_dies_while_it_sends_leaves_an_offer_that_the_next_one_sends_under_the_same_id()
    {
        var held = await OpenCaseAsync("c");
        _hub.Answer = _ => throw new InvalidOperationException("The process died.");
        var report = await Round(Support).RunAsync(Cancelled);
        Assert.Equal("The process died.", Assert.Single(report.Faults).Problem);

        await RestartAsync();
        _hub.Answer = _ => HubAnswer.Received;
        await RunAsync();
        Assert.Single(_hub.Events);
        Clock.Advance(TimeSpan.FromSeconds(16));
        await RunAsync();

        Assert.Equal([$"{held.Id}.1.offer", $"{held.Id}.1.offer"], _hub.Events);
        Assert.Equal("scripted", (await CaseAsync("c")).Hub);
    }

    [Fact]
    public async Task Two_processes_send_everything_once()
    {
        const int Cases = 20;
        foreach (var number in Enumerable.Range(0, Cases))
        {
            await OpenCaseAsync($"c{number}");
        }

        await using var other = await Engine.OpenAllAsync();
        await RunBothAsync(other);
        foreach (var number in Enumerable.Range(0, Cases))
        {
            await SayAsync($"c{number}", "Hello?");
        }

        await RunBothAsync(other);
        await RunBothAsync(other);

        Assert.Equal((2 * Cases, 2 * Cases), (_hub.Events.Count, _hub.Events.Distinct().Count()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cases} cases, 2 processes: {_hub.Events.Count} events, none twice.");
    }

    [Fact]
    public async Task An_agent_here_who_is_faster_has_the_case_and_the_hub_is_told()
    {
        var held = await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Ben));
        await RunAsync();

        Assert.Equal($"{held.Id}.1.close", _hub.Events.Last());
        Assert.Null((await CaseAsync("c")).Hub);
        _hub.Events.Clear();
        await SayAsync("c", "Hello");
        await RunAsync();
        Assert.Empty(_hub.Events);
    }

    [Fact]
    public async Task A_hub_whose_people_do_not_come_loses_the_case()
    {
        var held = await OfferAsync("c");
        Clock.Advance(Patience.Acceptance);
        await RunAsync();

        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed), await StateAsync("c"));
        Assert.Equal($"{held.Id}.1.close", _hub.Events.Last());
        await PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(2, _hub.Events.Count);
    }

    [Fact]
    public async Task A_hub_that_cannot_be_reached_for_long_loses_the_case_that_its_people_have()
    {
        await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        await SayAsync("c", "Hello?");
        _hub.Answer = _ => Down;
        await PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed), await StateAsync("c"));
        Assert.Contains("Mia is no longer in this chat", (await ReadAsync("c"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_whose_people_are_silent_loses_the_case()
    {
        await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        Clock.Advance(TimeSpan.FromMinutes(Desk.AgentSilentMinutes));
        await new DeskRound(Pipeline, Support.Cases, Support.Agents, new(Clock), Board, Desk, Clock).RunAsync(Cancelled);

        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed), await StateAsync("c"));
        await RunAsync();
        await RunAsync();
        Assert.Equal(HubDeliveryStatus.Failed, (await Support.Hubs.FindDeliveryAsync((await CaseAsync("c")).Id, Cancelled))!.Status);
    }

    [Fact]
    public async Task A_case_of_a_hub_that_is_configured_no_more_goes_back_to_the_queue()
    {
        await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        var desk = new BuiltInDesk();
        await new HubRound(desk, new(desk, Support.Hubs, Support.Cases, Pipeline, Patience, Clock), Support.Hubs, Support.Cases, Clock).RunAsync(Cancelled);

        Assert.Equal((CaseStatus.Waiting, null, RequeueReason.HubFailed), await StateAsync("c"));
    }

    [Fact]
    public async Task A_case_that_waits_again_after_the_hub_was_done_with_it_is_offered_again_under_other_ids()
    {
        var held = await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        await ActAsync("c", new ReturnCase(Mia, null));
        await RunAsync();
        await SayAsync("c", "I want to talk to a human agent");
        Assert.Equal((held.Id, CaseStatus.Waiting), ((await CaseAsync("c")).Id, (await CaseAsync("c")).Status));
        await RunAsync();

        Assert.Equal([$"{held.Id}.1.offer", $"{held.Id}.1.close", $"{held.Id}.2.offer"], _hub.Events);
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_to_and_fro_neither_loses_nor_doubles_a_message()
    {
        await OfferAsync("c");
        await ActAsync("c", new ClaimCase(Mia));
        await SayAsync("c", "One");
        _hub.Answer = _ => Down;
        await RunAsync();
        JumpBy(TimeSpan.FromHours(-1));
        _hub.Answer = _ => HubAnswer.Received;
        await RunAsync();
        await SayAsync("c", "Two");
        JumpBy(TimeSpan.FromHours(1));
        await RunAsync();
        await RunAsync();

        Assert.Equal(["One", "Two"], _hub.Texts);
    }

    private HubRound Round(SupportStore store)
    {
        var courier = new HubCourier(_hub, store.Hubs, store.Cases, Engine.Pipeline(store.Conversations), Patience, Clock);
        return new(_hub, courier, store.Hubs, store.Cases, Clock);
    }

    private Task<RoundReport> RunAsync() => Round(Support).RunAsync(Cancelled);

    private Task<RoundReport[]> RunBothAsync(SupportStore other) => Task.WhenAll(RunAsync(), Round(other).RunAsync(Cancelled));

    /// <summary>A round a second, as the server goes.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        var round = Round(Support);
        for (var seconds = 0; seconds < time.TotalSeconds; seconds++)
        {
            await round.RunAsync(Cancelled);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<HandoffCase> OfferAsync(string id)
    {
        var held = await OpenCaseAsync(id);
        await RunAsync();
        Assert.Equal($"{held.Id}.1.offer", _hub.Events.Last());
        return held;
    }

    private async Task<(string Status, string? Hub, string? Reason)> StateAsync(string id)
    {
        var held = await CaseAsync(id);
        return (held.Status, held.Hub, held.RequeuedFor);
    }
}
