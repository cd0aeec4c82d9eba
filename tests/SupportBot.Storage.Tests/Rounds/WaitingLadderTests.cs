using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>What those who wait are told, step by step and each step once.</summary>
public sealed class WaitingLadderTests : RoundTests
{
    private static readonly QueueOutlook Busy = new(IsOpen: true, AgentsOnline: 1, Ahead: 2, FromMinutes: 4, ToMinutes: 9);

    private static readonly QueueOutlook Nobody = new(IsOpen: true, AgentsOnline: 0, Ahead: 2);

    private QueueOutlook? _outlook = Busy;
    private TurnPipeline _customers = null!;
    private DeskRound _round = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Board.Use(_ => _outlook);
        _customers = new(Store, RealContent.Turn, Clock, Board);
        _round = NewRound();
    }

    [Fact]
    public async Task Place_and_range_are_told_after_two_minutes_and_the_offer_after_ten_each_once()
    {
        await AskAsync("c");
        await PassAsync(TimeSpan.FromSeconds(115), told: 0);
        await PassAsync(TimeSpan.FromSeconds(5), told: 1);
        Assert.Contains(await ReadAsync("c"), text => text.Contains("number 3 now, after about 4 to 9 minutes", StringComparison.Ordinal));
        await PassAsync(TimeSpan.FromMinutes(7), told: 0);
        await PassAsync(TimeSpan.FromMinutes(1), told: 1);
        Assert.Contains(await ReadAsync("c"), text => text.Contains("none of our agents was free yet", StringComparison.Ordinal));
        _round = NewRound();
        await PassAsync(TimeSpan.FromHours(1), told: 0);
    }

    [Fact]
    public async Task The_open_step_stays_open_under_what_is_told()
    {
        await AskAsync("c", "glare on my passport");
        var before = (await Store.GetAsync("c")).State.Stack;
        await PassAsync(TimeSpan.FromMinutes(2), told: 1);
        var after = (await Store.GetAsync("c")).State.Stack;
        Assert.Equal(before.Select(one => (one.Dialog, one.Step)), after.Select(one => (one.Dialog, one.Step)));
        Assert.NotNull((await LogAsync("c"))[^1].SuggestedActions ?? (await LogAsync("c"))[^2].SuggestedActions);
    }

    [Fact]
    public async Task Nobody_is_talked_over_who_goes_on_with_the_assistant()
    {
        await AskAsync("c", "glare on my passport");
        Clock.Advance(TimeSpan.FromSeconds(110));
        await SayTooAsync("c", "how long does it take");
        await PassAsync(TimeSpan.FromSeconds(20), told: 0);
        await PassAsync(TimeSpan.FromSeconds(30), told: 0);
        await PassAsync(TimeSpan.FromSeconds(60), told: 1);
    }

    [Fact]
    public async Task Nobody_is_told_anything_in_the_quiet_hours()
    {
        Clock.Advance(new DateTimeOffset(2026, 11, 24, 22, 5, 0, TimeSpan.Zero) - Clock.GetUtcNow());
        await AskAsync("c");
        await PassAsync(TimeSpan.FromMinutes(3), told: 0);
        await PassAsync(TimeSpan.FromHours(9), told: 0);
        await PassAsync(TimeSpan.FromMinutes(53), told: 1);
    }

    [Fact]
    public async Task No_range_is_promised_while_nobody_is_there()
    {
        _outlook = Nobody;
        await AskAsync("c");
        await PassAsync(TimeSpan.FromMinutes(5), told: 0);
    }

    [Fact]
    public async Task Who_was_told_that_nobody_is_there_is_told_once_that_somebody_is_in_the_order_of_the_queue()
    {
        await AskAsync("knows");
        await RoundAsync(0);
        _outlook = Nobody;
        await RoundAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(5));
        await AskAsync("first");
        Clock.Advance(TimeSpan.FromSeconds(5));
        await AskAsync("second");
        Clock.Advance(TimeSpan.FromSeconds(5));
        await RoundAsync(0);
        _outlook = Busy;
        await RoundAsync(2);
        foreach (var id in new[] { "first", "second" })
        {
            Assert.Single(await ReadAsync(id), text => text.Contains("our agents are here again", StringComparison.Ordinal));
        }

        Assert.True((await CaseAsync("first")).PlaceToldAt < (await CaseAsync("second")).PlaceToldAt);
        _outlook = Nobody;
        await RoundAsync(0);
        _outlook = Busy;
        _round = NewRound();
        await RoundAsync(0);
    }

    [Fact]
    public async Task Who_left_a_message_is_left_alone()
    {
        _outlook = Nobody;
        await AskAsync("c");
        await SayTooAsync("c", "Is my old licence good enough?");
        Assert.Equal(CaseTrigger.Message, (await CaseAsync("c")).Trigger);
        _outlook = Busy;
        await PassAsync(TimeSpan.FromMinutes(5), told: 0);
    }

    [Fact]
    public async Task Two_who_go_round_at_once_tell_once()
    {
        _outlook = Nobody;
        await AskAsync("c");
        _outlook = Busy;
        Clock.Advance(TimeSpan.FromMinutes(3));
        var reports = await Task.WhenAll(_round.RunAsync(Cancelled), NewRound().RunAsync(Cancelled));
        Assert.Equal(1, reports.Sum(report => report.Done));
    }

    private DeskRound NewRound() => new(Pipeline, Support.Cases, Support.Agents, new(Clock), Board, Desk, Clock);

    private async Task AskAsync(string id, string? first = null)
    {
        await OpenAsync(id);
        if (first is not null)
        {
            await SayTooAsync(id, first);
        }

        await SayTooAsync(id, "I want to talk to a human agent");
        Assert.Equal(CaseStatus.Waiting, (await CaseAsync(id)).Status);
    }

    private Task<TurnReceipt> SayTooAsync(string id, string text) => _customers.ReceiveAsync(id, Activity.Message(text), null, Cancelled);

    private async Task PassAsync(TimeSpan time, int told)
    {
        Clock.Advance(time);
        await RoundAsync(told);
    }

    private async Task RoundAsync(int told)
    {
        var report = await _round.RunAsync(Cancelled);
        Assert.Empty(report.Faults);
        Assert.Equal(told, report.Done);
    }
}
