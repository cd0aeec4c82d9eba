using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>The ladder: page, push, Teams, mail, a minute each, until the agent looks or the case is somebody's.</summary>
public sealed class AlertRoundTests : RoundTests
{
    private readonly ScriptedAlerts _push = new(AlertStep.Push);
    private readonly ScriptedAlerts _teams = new(AlertStep.Teams);
    private readonly ScriptedAlerts _mail = new(AlertStep.Mail);
    private AgentPresence _presence = null!;
    private AlertBook _book = null!;
    private AlertRound _round = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Begin();
        await SignInAsync("ben");
        await RunAsync();
        Clock.Advance(Minute);
    }

    [Fact]
    public async Task Each_means_is_tried_a_minute_after_the_one_before_and_once()
    {
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 55);
        Assert.Equal((0, 0, 0), Calls);
        await PassAsync(seconds: 5);
        Assert.Equal((1, 0, 0), Calls);
        await PassAsync(seconds: 55);
        Assert.Equal((1, 0, 0), Calls);
        await PassAsync(seconds: 5);
        Assert.Equal((1, 1, 0), Calls);
        await PassAsync(seconds: 60);
        Assert.Equal((1, 1, 1), Calls);
        await PassAsync(seconds: 300);
        Assert.Equal((1, 1, 1), Calls);
        Assert.Equal(["ben case"], _mail.Log);
    }

    [Theory]
    [InlineData(30, 0, 0, 0)]
    [InlineData(90, 1, 0, 0)]
    [InlineData(150, 1, 1, 0)]
    public async Task An_agent_who_looked_is_called_no_more(int afterSeconds, int push, int teams, int mail)
    {
        using var page = _presence.Arrive("ben");
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(afterSeconds);
        _book.See("ben");
        await PassAsync(seconds: 400);
        Assert.Equal((push, teams, mail), Calls);
    }

    [Theory]
    [InlineData(30, 0, 0, 0)]
    [InlineData(90, 1, 0, 0)]
    [InlineData(150, 1, 1, 0)]
    public async Task Nobody_is_called_to_a_case_that_somebody_has_claimed(int afterSeconds, int push, int teams, int mail)
    {
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(afterSeconds);
        await ActAsync("c", new ClaimCase(new("mia", "Mia")));
        await PassAsync(seconds: 300);
        Assert.Equal((push, teams, mail), Calls);
    }

    [Fact]
    public async Task A_look_of_one_agent_does_not_count_for_another()
    {
        await SignInAsync("mia");
        using var page = _presence.Arrive("mia");
        await OpenCaseAsync("c");
        await PassAsync(seconds: 5);
        _book.See("mia");
        await PassAsync(seconds: 60);
        Assert.Equal(["ben case"], _push.Log);
    }

    [Fact]
    public async Task A_look_before_the_alert_and_a_page_that_nobody_touched_for_long_do_not_count()
    {
        using var page = _presence.Arrive("ben");
        _book.See("ben");
        Clock.Advance(AgentPresence.IdleAfter);
        await OpenCaseAsync("c");
        await RunAsync();
        _book.See("ben");
        await PassAsync(seconds: 60);
        Assert.Equal((1, 0, 0), Calls);
        _presence.Touch("ben");
        _book.See("ben");
        await PassAsync(seconds: 300);
        Assert.Equal((1, 0, 0), Calls);
    }

    [Fact]
    public async Task Means_that_are_not_set_up_cost_no_time()
    {
        (_push.IsOn, _teams.IsOn) = (false, false);
        Begin();
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 60);
        Assert.Equal((0, 0, 1), Calls);
    }

    [Fact]
    public async Task Whoever_went_offline_or_away_or_signed_out_is_not_called_to_new_cases()
    {
        await SignInAsync("kim");
        await SignInAsync("max");
        await AddAsync("out", AgentRole.Agent);
        _presence.Choose("ben", AgentStatus.Offline);
        _presence.Choose("kim", AgentStatus.Away);
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 60);
        Assert.Equal(["max case"], _push.Log);
    }

    [Fact]
    public async Task Leads_are_called_when_nobody_is_there_and_a_customer_waits_too_long()
    {
        await AddAsync("lead", AgentRole.Lead);
        _presence.Choose("ben", AgentStatus.Offline);
        _presence.Choose("lead", AgentStatus.Offline);
        await OpenCaseAsync("c");
        await PassAsync((Desk.FirstReplyMinutes * 60) - 5);
        Assert.Equal((0, 0, 0), Calls);
        await PassAsync(seconds: 65);
        Assert.Equal(["lead late"], _push.Log);
        await PassAsync(seconds: 120);
        Assert.Equal(["lead late"], _mail.Log);
    }

    [Fact]
    public async Task Leads_are_left_alone_while_somebody_takes_cases()
    {
        await AddAsync("lead", AgentRole.Lead);
        await OpenCaseAsync("c");
        await PassAsync((Desk.FirstReplyMinutes * 60) + 200);
        Assert.All(_push.Log.Concat(_mail.Log), call => Assert.StartsWith("ben ", call, StringComparison.Ordinal));
        Assert.Equal(["ben case", "ben due", "ben late"], _push.Log);
    }

    [Fact]
    public async Task A_customers_message_calls_the_agent_who_has_the_case_and_one_who_writes_on_does_not_put_it_off()
    {
        await SignInAsync("mia");
        await OpenCaseAsync("c");
        await ActAsync("c", new ClaimCase(new("ben", "Ben")));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ActAsync("c", new ReplyToCustomer(new("ben", "Ben"), "Hello"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        for (var message = 0; message < 5; message++)
        {
            await SayAsync("c", $"message {message}");
            await PassAsync(seconds: 20);
        }

        Assert.Equal(["ben message"], _push.Log);
        await ActAsync("c", new ReplyToCustomer(new("ben", "Ben"), "I see"));
        await PassAsync(seconds: 300);
        Assert.Equal((1, 0, 0), Calls);
        await SayAsync("c", "And another thing");
        await PassAsync(seconds: 65);
        Assert.Equal(["ben message", "ben message"], _push.Log);
    }

    [Fact]
    public async Task A_mention_calls_whoever_did_not_go_offline_and_once_a_note()
    {
        await AddAsync("out", AgentRole.Agent);
        var held = await OpenCaseAsync("c");
        await ActAsync("c", new ClaimCase(new("mia", "Mia")));
        _presence.Choose("ben", AgentStatus.Offline);
        foreach (var agent in new[] { "ben", "out", "out", "nobody" })
        {
            _book.Mention(agent, held.Id, "note1");
        }

        await PassAsync(seconds: 200);
        Assert.Equal(["out mention"], _push.Log);
        Assert.Equal(["out mention"], _mail.Log);
    }

    [Fact]
    public async Task Pages_are_told_of_what_a_changed_case_does_not_show_and_once()
    {
        List<string> told = [];
        _book.Raised = notice => told.Add($"{notice.Agent.UserName} {notice.Alerts[0].Kind}");
        await OpenCaseAsync("c");
        await PassAsync((Desk.FirstReplyMinutes * 45) + 5);
        Assert.Equal(["ben due"], told);
        Begin();
        _book.Raised = notice => told.Add($"again {notice.Agent.UserName}");
        await PassAsync(seconds: 60);
        Assert.Equal(["ben due"], told);
    }

    [Fact]
    public async Task Several_cases_are_one_call()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            await OpenCaseAsync($"c{number}");
        }

        await RunAsync();
        await PassAsync(seconds: 180);
        Assert.Equal(["ben case+9"], _push.Log);
        Assert.Equal(["ben case+9"], _mail.Log);
    }

    [Fact]
    public async Task After_a_restart_the_ladder_goes_on_where_it_stood_and_pages_get_a_minute_to_say_who_looks()
    {
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 70);
        Assert.Equal((1, 0, 0), Calls);
        await RestartAsync();
        await PassAsync(seconds: 55);
        Assert.Equal((1, 0, 0), Calls);
        await PassAsync(seconds: 5);
        Assert.Equal((1, 1, 0), Calls);
        await RestartAsync();
        using var page = _presence.Arrive("ben");
        _book.See("ben");
        await PassAsync(seconds: 300);
        Assert.Equal((1, 1, 0), Calls);
    }

    [Fact]
    public async Task Of_two_processes_one_calls()
    {
        await OpenCaseAsync("c");
        await using var other = await Engine.OpenAllAsync();
        var second = new AlertRound(other.Cases, other.Agents, other.Alerts, _presence, new(_presence, Clock), [_push, _teams, _mail], Desk, Clock);
        await second.RunAsync(Cancelled);
        for (var seconds = 0; seconds < 400; seconds += 5)
        {
            await Task.WhenAll(_round.RunAsync(Cancelled), second.RunAsync(Cancelled));
            Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal((1, 1, 1), Calls);
    }

    [Fact]
    public async Task What_is_to_be_tried_again_is_unless_the_next_means_comes_first()
    {
        _push.Answer = _ => _push.Calls.Count < 3 ? AlertOutcome.Later(TimeSpan.FromSeconds(20)) : AlertOutcome.Sent;
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 100);
        Assert.Equal((3, 0, 0), Calls);
        _teams.Answer = _ => AlertOutcome.Later(TimeSpan.FromMinutes(10));
        await PassAsync(seconds: 80);
        Assert.Equal((3, 1, 1), Calls);
        await PassAsync(seconds: 300);
        Assert.Equal((3, 1, 1), Calls);
    }

    [Fact]
    public async Task A_means_that_breaks_is_told_and_the_next_one_comes()
    {
        _push.Answer = _ => throw new InvalidOperationException("broken");
        await OpenCaseAsync("c");
        await RunAsync();
        Clock.Advance(Minute);
        var report = await _round.RunAsync(Cancelled);
        Assert.Equal(("ben", "broken"), (report.Faults.Single().Subject, report.Faults.Single().Problem));
        await PassAsync(seconds: 60);
        Assert.Equal((1, 1, 0), Calls);
    }

    [Fact]
    public async Task A_means_that_an_agent_does_not_have_costs_no_time()
    {
        _teams.Answer = _ => AlertOutcome.NotTheirs;
        await OpenCaseAsync("c");
        await RunAsync();
        await PassAsync(seconds: 60);
        Assert.Equal((1, 0, 0), Calls);
        await PassAsync(seconds: 55);
        Assert.Equal((1, 0, 0), Calls);
        await PassAsync(seconds: 5);
        Assert.Equal((1, 1, 1), Calls);
        await PassAsync(seconds: 300);
        Assert.Equal((1, 1, 1), Calls);
    }

    [Fact]
    public async Task An_agent_who_was_given_a_case_is_called_to_it_until_it_answers()
    {
        await OpenCaseAsync("c");
        await ActAsync("c", new AssignCase(new("ben", "ben"), new(null, 0, 4, 0)));
        await RunAsync();
        await PassAsync(seconds: 60);
        Assert.Equal(["ben case"], _push.Log);
        await ActAsync("c", new ReplyToCustomer(new("ben", "ben"), "Hello"));
        await PassAsync(seconds: 300);
        Assert.Equal((1, 0, 0), Calls);
    }

    [Fact]
    public async Task A_clock_that_jumps_calls_nobody_earlier_or_twice()
    {
        var wall = new WallClock(Clock);
        _round = new(Support.Cases, Support.Agents, Support.Alerts, _presence, _book, [_push], Desk, wall);
        await RunAsync();
        Clock.Advance(Minute);
        await OpenCaseAsync("c");
        await PassAsync(seconds: 5);
        wall.Offset = TimeSpan.FromSeconds(50);
        await PassAsync(seconds: 30);
        Assert.Equal((0, 0, 0), Calls);
        wall.Offset = TimeSpan.Zero;
        await PassAsync(seconds: 25);
        Assert.Equal((1, 0, 0), Calls);
    }

    [Fact]
    public async Task While_the_desk_is_closed_nobody_is_called_to_the_queue()
    {
        var closed = Desk with { Hours = [new(Clock.GetUtcNow().AddDays(2).DayOfWeek, TimeSpan.FromHours(9), TimeSpan.FromHours(10))], TimeZone = TimeZoneInfo.Utc };
        Begin(closed);
        await OpenCaseAsync("c");
        await PassAsync(seconds: 1200);
        Assert.Equal((0, 0, 0), Calls);
    }

    private static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private (int Push, int Teams, int Mail) Calls => (_push.Calls.Count, _teams.Calls.Count, _mail.Calls.Count);

    /// <summary>A process that begins.</summary>
    private void Begin(DeskProfile? desk = null)
    {
        _presence = new(Clock);
        _book = new(_presence, Clock);
        _round = new(Support.Cases, Support.Agents, Support.Alerts, _presence, _book, [_mail, _teams, _push], desk ?? Desk, Clock);
    }

    private new async Task RestartAsync()
    {
        await Support.DisposeAsync();
        await base.InitializeAsync();
        Begin();
    }

    private async Task AddAsync(string name, string role) => Assert.True(await Support.Agents.SaveAgentAsync(
        new AgentAccount { Id = name, UserName = name, Name = name, Role = role, CreatedAt = Clock.GetUtcNow() }, null, Cancelled));

    private async Task SignInAsync(string name)
    {
        await AddAsync(name, AgentRole.Agent);
        await Support.Agents.AddSessionAsync(new($"session of {name}", name, Clock.GetUtcNow(), Clock.GetUtcNow().AddHours(12)), null, Cancelled);
    }

    /// <summary>Time passes, and the round goes round as it does in life.</summary>
    private async Task PassAsync(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await RunAsync();
        }
    }

    private async Task RunAsync() => Assert.Empty((await _round.RunAsync(Cancelled)).Faults);

    /// <summary>A clock that somebody sets, while time passes as it does.</summary>
    private sealed class WallClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;

        public override long GetTimestamp() => time.GetTimestamp();

        public override long TimestampFrequency => time.TimestampFrequency;
    }
}
