using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Assignment;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>Waiting cases find their agents by themselves, if the operator wants that.</summary>
public sealed class AssignRoundTests : RoundTests
{
    private static readonly DeskProfile On = new() { AutoAssign = true, CasesPerAgent = 2 };

    private AgentPresence _presence = null!;
    private AssignRound _round = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _presence = new(Clock);
        Begin(On);
        await AddAsync("ben");
    }

    [Fact]
    public async Task Nothing_is_given_unless_the_operator_wants_it()
    {
        Assert.False(new DeskProfile().AutoAssign);
        Begin(new());
        using var here = _presence.Arrive("ben");
        await OpenCaseAsync("c");
        await RunAsync(0);
    }

    [Fact]
    public async Task A_case_goes_to_the_agent_who_is_free_and_says_why_in_its_events_and_in_the_audit_log()
    {
        using var here = _presence.Arrive("ben");
        Clock.Advance(TimeSpan.FromMinutes(6));
        var opened = await OpenCaseAsync("c");
        var read = await CountReadAsync("c");
        await RunAsync(1);

        var held = await CaseAsync("c");
        Assert.Equal((CaseStatus.Assigned, "ben", new CaseAssignment(null, 0, 2, 6)), (held.Status, held.Agent?.Id, held.Assigned));
        Assert.Equal(read + 1, await CountReadAsync("c"));
        var told = (await LogAsync("c")).Last(said => said.Name == HandoffEvents.Status).Value!.Value;
        Assert.Equal(("assign", "ben", 6), (told.GetProperty("action").GetString(), told.GetProperty("to").GetProperty("id").GetString(), told.GetProperty("assigned").GetProperty("idleMinutes").GetInt32()));
        var entry = (await Support.Agents.ListAuditAsync(long.MaxValue, 1, Cancelled))[0];
        Assert.Equal((AuditEntry.Program, AuditAction.Assign, opened.Id, "ben; language=every; open=0/2; idle=6 min"), (entry.AgentId, entry.Action, entry.Target, entry.Detail));
        await RunAsync(0);
    }

    [Fact]
    public async Task Cases_are_shared_out_by_load_until_nobody_has_room()
    {
        await AddAsync("mia");
        using var ben = _presence.Arrive("ben");
        using var mia = _presence.Arrive("mia");
        foreach (var at in Enumerable.Range(0, 5))
        {
            await OpenCaseAsync($"c{at}");
        }

        await RunAsync(4);

        Assert.Equal(["ben", "mia", "ben", "mia", null], await HoldersAsync("c0", "c1", "c2", "c3", "c4"));
        await ActAsync("c1", new ResolveCase(new("mia", "mia")));
        await RunAsync(1);
        Assert.Equal("mia", (await CaseAsync("c4")).Agent?.Id);
    }

    [Fact]
    public async Task Own_languages_and_an_own_number_count()
    {
        await AddAsync("mia", ["zh-Hans"], capacity: 1);
        await AddAsync("ben", ["en"], capacity: 1);
        using var ben = _presence.Arrive("ben");
        using var mia = _presence.Arrive("mia");
        await OpenCaseAsync("english");
        await OpenCaseAsync("english2");
        await OpenAsync("chinese");
        await SayAsync("chinese", "我要人工客服");
        await RunAsync(2);

        Assert.Equal(["ben", null, "mia"], await HoldersAsync("english", "english2", "chinese"));
        Assert.Equal("zh-Hans", (await CaseAsync("chinese")).Assigned?.Language);
    }

    [Fact]
    public async Task Nobody_who_is_away_idle_gone_or_disabled_is_given_a_case()
    {
        await OpenCaseAsync("c");
        await RunAsync(0);
        var here = _presence.Arrive("ben");
        _presence.Choose("ben", AgentStatus.Away);
        await RunAsync(0);
        _presence.Choose("ben", AgentStatus.Online);
        Clock.Advance(AgentPresence.IdleAfter);
        await RunAsync(0);
        here.Dispose();
        _presence.Touch("ben");
        await RunAsync(0);
        using var back = _presence.Arrive("ben");
        await AddAsync("ben", isDisabled: true);
        await RunAsync(0);
        await AddAsync("ben");
        await RunAsync(1);
    }

    [Fact]
    public async Task While_the_desk_is_closed_cases_wait()
    {
        Begin(On with { Hours = [new(Clock.GetUtcNow().AddDays(2).DayOfWeek, TimeSpan.FromHours(9), TimeSpan.FromHours(10))] });
        using var here = _presence.Arrive("ben");
        await OpenCaseAsync("c");
        await RunAsync(0);
    }

    [Fact]
    public async Task A_case_that_was_lost_by_silence_goes_to_somebody_else_and_keeps_its_place()
    {
        await AddAsync("mia", capacity: 5);
        using var ben = _presence.Arrive("ben");
        await OpenCaseAsync("c");
        await RunAsync(1);
        Assert.Equal("ben", (await CaseAsync("c")).Agent?.Id);
        using var mia = _presence.Arrive("mia");
        foreach (var at in Enumerable.Range(0, 3))
        {
            await OpenCaseAsync($"busy{at}");
            await ActAsync($"busy{at}", new ClaimCase(new("mia", "mia")));
        }

        var silent = new DeskRound(Pipeline, Support.Cases, Support.Agents, _presence, Board, On, Clock);
        Clock.Advance(TimeSpan.FromMinutes(On.AgentSilentMinutes) - TimeSpan.FromSeconds(30));
        _presence.Touch("ben");
        _presence.Touch("mia");
        await ActAsync("busy0", new ReplyToCustomer(new("mia", "mia"), "Hello"));
        Clock.Advance(TimeSpan.FromSeconds(30));
        await silent.RunAsync(Cancelled);
        Assert.Equal((CaseStatus.Waiting, RequeueReason.AgentSilent), ((await CaseAsync("c")).Status, (await CaseAsync("c")).RequeuedFor));
        Assert.Null((await CaseAsync("c")).Assigned);
        await _round.RunAsync(Cancelled);
        Assert.Equal("mia", (await CaseAsync("c")).Agent?.Id);
    }

    [Fact]
    public async Task An_agent_who_takes_the_case_in_the_same_moment_and_two_processes_make_one_winner()
    {
        await AddAsync("mia");
        using var ben = _presence.Arrive("ben");
        for (var at = 0; at < 20; at++)
        {
            var id = $"c{at}";
            await OpenCaseAsync(id);
            Begin(On with { CasesPerAgent = 100 });
            var other = new AssignRound(Pipeline, Support.Cases, Support.Agents, _presence, On with { CasesPerAgent = 100 }, Clock);
            var claim = Pipeline.ActAsync(id, new ClaimCase(new("mia", "mia")), null, Cancelled);
            var reports = await Task.WhenAll(_round.RunAsync(Cancelled), other.RunAsync(Cancelled));

            var wins = reports.Sum(report => report.Done) + ((await claim).Outcome == TurnOutcome.Committed ? 1 : 0);
            Assert.Equal(1, wins);
            Assert.All(reports, report => Assert.Empty(report.Faults));
            Assert.Equal(CaseStatus.Assigned, (await CaseAsync(id)).Status);
        }
    }

    [Fact]
    public async Task What_was_erased_is_given_to_nobody_and_what_comes_after_it_is_not_missed()
    {
        using var here = _presence.Arrive("ben");
        await RunAsync(0);
        await OpenCaseAsync("erased");
        await Engine.ExecuteAsync("DELETE FROM conversations WHERE id = 'erased'");
        await OpenCaseAsync("later");
        await RunAsync(1);
        Assert.Equal("ben", (await CaseAsync("later")).Agent?.Id);
    }

    private void Begin(DeskProfile desk) => _round = new(Pipeline, Support.Cases, Support.Agents, _presence, desk, Clock);

    private async Task AddAsync(string name, string[]? languages = null, int? capacity = null, bool isDisabled = false) => Assert.True(await Support.Agents.SaveAgentAsync(
        new AgentAccount
        {
            Id = name,
            UserName = name,
            Name = name,
            Role = AgentRole.Agent,
            IsDisabled = isDisabled,
            Languages = languages ?? [],
            Capacity = capacity,
            CreatedAt = Clock.GetUtcNow(),
        },
        null,
        Cancelled));

    private async Task<string?[]> HoldersAsync(params string[] ids)
    {
        var holders = new List<string?>();
        foreach (var id in ids)
        {
            holders.Add((await CaseAsync(id)) is { Status: CaseStatus.Assigned, Agent.Id: var holder } ? holder : null);
        }

        return [.. holders];
    }

    private async Task RunAsync(int done)
    {
        RoundReport report = await _round.RunAsync(Cancelled);
        Assert.Empty(report.Faults);
        Assert.Equal(done, report.Done);
    }
}
