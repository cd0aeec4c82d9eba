using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Tests.Rounds;

public sealed class DeskRoundTests : RoundTests
{
    private AgentPresence _presence = null!;
    private DeskRound _round = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _presence = new(Clock);
        _round = new(Pipeline, Support.Cases, Support.Agents, _presence, Board, Desk, Clock);
        await SaveAsync(disabled: false);
    }

    [Fact]
    public async Task A_case_whose_agent_is_gone_for_a_minute_goes_back_to_the_queue_and_the_customer_reads_it()
    {
        await TakeAsync("c");
        var here = _presence.Arrive(Ben.Id);
        await RunAsync(0);
        here.Dispose();
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(59));
        await RunAsync(0);
        var read = await CountReadAsync("c");

        Clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(1);

        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentGone, 1), await StateAsync("c"));
        Assert.True(await CountReadAsync("c") > read);
        await RunAsync(0);
    }

    [Fact]
    public async Task An_agent_who_comes_back_in_time_keeps_its_cases()
    {
        await TakeAsync("c");
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(50));
        await RunAsync(0);
        using var here = _presence.Arrive(Ben.Id);
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(50));
        await RunAsync(0);

        Assert.Equal(CaseStatus.Assigned, (await CaseAsync("c")).Status);
    }

    [Fact]
    public async Task An_agent_in_Teams_needs_no_page_but_has_to_answer()
    {
        await OpenCaseAsync("c");
        await ActAsync("c", new ClaimCase(Ben) { Via = "msteams" });
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromMinutes(Desk.AgentSilentMinutes) - TimeSpan.FromSeconds(5));
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(1);

        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentSilent, 1), await StateAsync("c"));
    }

    [Fact]
    public async Task Whoever_worked_elsewhere_a_while_ago_is_gone_like_anybody()
    {
        await TakeAsync("c");
        await ActAsync("c", new ReplyToCustomer(Ben, "Hello"));
        _presence.WorkElsewhere(Ben.Id);
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(0);
        Assert.Equal(1, _presence.Online);
        Clock.Advance(AgentPresence.IdleAfter);
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(1);
        Assert.Equal(RequeueReason.AgentGone, (await StateAsync("c")).Reason);
    }

    [Fact]
    public async Task A_case_of_a_disabled_agent_goes_back_at_once()
    {
        await TakeAsync("c");
        using var here = _presence.Arrive(Ben.Id);
        await SaveAsync(disabled: true);
        await RunAsync(1);

        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentDisabled, 1), await StateAsync("c"));
    }

    [Fact]
    public async Task An_agent_who_took_a_case_and_says_nothing_loses_it_after_ten_minutes()
    {
        await TakeAsync("c");
        await PassAsync(TimeSpan.FromMinutes(Desk.AgentSilentMinutes) - TimeSpan.FromSeconds(5), requeued: 0);
        await PassAsync(TimeSpan.FromSeconds(5), requeued: 1);

        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentSilent, 1), await StateAsync("c"));
    }

    [Fact]
    public async Task An_agent_who_answered_keeps_the_case_until_the_customer_writes_again_and_hears_nothing()
    {
        await TakeAsync("c");
        await ActAsync("c", new ReplyToCustomer(Ben, "Hello"));
        await PassAsync(TimeSpan.FromHours(2), requeued: 0);
        await SayAsync("c", "Are you there?");
        await PassAsync(TimeSpan.FromMinutes(9), requeued: 0);
        await PassAsync(TimeSpan.FromMinutes(1), requeued: 1);

        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentSilent, 1), await StateAsync("c"));
    }

    [Fact]
    public async Task A_snooze_ends_in_time_and_the_agent_then_has_the_usual_time()
    {
        await TakeAsync("c");
        await ActAsync("c", new SnoozeCase(Ben, Clock.GetUtcNow().AddHours(1)));
        await PassAsync(TimeSpan.FromMinutes(59), requeued: 0);
        Assert.NotNull((await CaseAsync("c")).SnoozedUntil);
        await PassAsync(TimeSpan.FromMinutes(1), requeued: 1);
        Assert.Null((await CaseAsync("c")).SnoozedUntil);

        await PassAsync(TimeSpan.FromMinutes(9), requeued: 0);
        await PassAsync(TimeSpan.FromMinutes(2), requeued: 1);
        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentSilent, 1), await StateAsync("c"));
    }

    [Fact]
    public async Task A_customer_who_waits_long_is_told_once_whoever_goes_round_and_whatever_restarts()
    {
        await OpenCaseAsync("c");
        Clock.Advance(TimeSpan.FromMinutes(Desk.TellWaitingMinutes) - TimeSpan.FromSeconds(5));
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var read = await CountReadAsync("c");
        await using var other = await Engine.OpenAllAsync();
        var second = new DeskRound(Engine.Pipeline(other.Conversations), other.Cases, other.Agents, _presence, Board, Desk, Clock);
        var reports = await Task.WhenAll(_round.RunAsync(Cancelled), second.RunAsync(Cancelled));
        Assert.Equal(1, reports.Sum(report => report.Done));
        var told = await CountReadAsync("c");
        Assert.True(told > read);

        await RestartAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await new DeskRound(Pipeline, Support.Cases, Support.Agents, _presence, Board, Desk, Clock).RunAsync(Cancelled);
        Assert.Equal(told, await CountReadAsync("c"));
    }

    [Fact]
    public async Task Nobody_is_told_at_night_that_the_wait_goes_on_nor_at_once_in_the_morning()
    {
        var now = Clock.GetUtcNow();
        var opening = now.Date.AddDays(1).AddHours(9);
        var hours = Enum.GetValues<DayOfWeek>().Select(day => new DeskHours(day, TimeSpan.FromHours(9), TimeSpan.FromHours(18)));
        var round = new DeskRound(Pipeline, Support.Cases, Support.Agents, _presence, Board, Desk with { Hours = [.. hours], TimeZone = TimeZoneInfo.Utc }, Clock);
        Clock.Advance(opening.AddHours(-6) - now.UtcDateTime);
        await OpenCaseAsync("c");
        Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(0, (await round.RunAsync(Cancelled)).Done);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await round.RunAsync(Cancelled)).Done);
        Clock.Advance(TimeSpan.FromMinutes(Desk.TellWaitingMinutes));
        Assert.Equal(1, (await round.RunAsync(Cancelled)).Done);
    }

    [Fact]
    public async Task Two_processes_take_a_case_from_an_agent_once()
    {
        const int Cases = 20;
        foreach (var number in Enumerable.Range(0, Cases))
        {
            await TakeAsync($"c{number}");
        }

        await SaveAsync(disabled: true);
        await using var other = await Engine.OpenAllAsync();
        var second = new DeskRound(Engine.Pipeline(other.Conversations), other.Cases, other.Agents, _presence, Board, Desk, Clock);
        var reports = await Task.WhenAll(_round.RunAsync(Cancelled), second.RunAsync(Cancelled));

        Assert.Equal(Cases, reports.Sum(report => report.Done));
        foreach (var number in Enumerable.Range(0, Cases))
        {
            Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentDisabled, 1), await StateAsync($"c{number}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Cases} cases, 2 rounds at once: taken {reports[0].Done} + {reports[1].Done}, each once.");
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_sends_no_agent_away()
    {
        await TakeAsync("c");
        await ActAsync("c", new ReplyToCustomer(Ben, "Hello"));
        using var here = _presence.Arrive(Ben.Id);
        await RunAsync(0);

        JumpBy(TimeSpan.FromHours(1));
        await RunAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(20));
        _presence.Touch(Ben.Id);
        await RunAsync(0);
        JumpBy(TimeSpan.FromHours(-1));
        Clock.Advance(TimeSpan.FromSeconds(60));
        await RunAsync(0);

        Assert.Equal(CaseStatus.Assigned, (await CaseAsync("c")).Status);
    }

    [Fact]
    public async Task What_goes_back_to_the_queue_has_its_old_place()
    {
        await TakeAsync("first");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenCaseAsync("second");
        await SaveAsync(disabled: true);
        await RunAsync(1);

        var queue = await Support.Cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting] }, Cancelled);
        Assert.Equal(["first", "second"], queue.Rows.Select(row => row.ConversationId));
    }

    private async Task TakeAsync(string id)
    {
        await OpenCaseAsync(id);
        await ActAsync(id, new ClaimCase(Ben));
    }

    private Task<bool> SaveAsync(bool disabled) => Support.Agents.SaveAgentAsync(
        new AgentAccount { Id = Ben.Id, UserName = "ben", Name = Ben.Name, Role = AgentRole.Agent, IsDisabled = disabled, CreatedAt = Clock.GetUtcNow() }, null, Cancelled);

    /// <summary>Time passes while the agent sits at the desk.</summary>
    private async Task PassAsync(TimeSpan time, int requeued)
    {
        using var here = _presence.Arrive(Ben.Id);
        Clock.Advance(time);
        _presence.Touch(Ben.Id);
        await RunAsync(requeued);
    }

    private async Task RunAsync(int done)
    {
        var report = await _round.RunAsync(Cancelled);
        Assert.Empty(report.Faults);
        Assert.Equal(done, report.Done);
    }

    private async Task<(string Status, string? Reason, int Requeues)> StateAsync(string id)
    {
        var held = await CaseAsync(id);
        return (held.Status, held.RequeuedFor, held.Requeues);
    }
}
