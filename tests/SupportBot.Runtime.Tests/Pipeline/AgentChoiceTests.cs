using SupportBot.Runtime.Pipeline.Assignment;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Tests.Pipeline;

/// <summary>Who gets a case, and why.</summary>
public sealed class AgentChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Locales = ["en", "zh-Hans", "es"];

    [Fact]
    public void The_reason_names_language_load_and_idle_time()
    {
        var (agent, why) = AgentChoice.For(Case("zh-Hans"), [Agent("ben", ["en"], 0), Agent("mia", ["en", "zh-Hans"], 1, idleMinutes: 6)], Now)!.Value;
        Assert.Equal(("mia", new CaseAssignment("zh-Hans", 1, 4, 6)), (agent.Agent.Id, why));
    }

    [Fact]
    public void An_agent_who_names_no_language_takes_every_one_and_the_reason_does_not_claim_more() =>
        Assert.Null(AgentChoice.For(Case("es"), [Agent("ben", [], 0)], Now)!.Value.Why.Language);

    [Theory]
    [InlineData("zh-Hant", "zh-Hans")]
    [InlineData("en-GB", "en")]
    public void Kinds_of_one_language_are_one_language(string asked, string spoken) =>
        Assert.NotNull(AgentChoice.For(Case(asked), [Agent("ben", [spoken], 0)], Now));

    [Fact]
    public void Nobody_gets_a_case_in_a_language_that_nobody_here_speaks() =>
        Assert.Null(AgentChoice.For(Case("es"), [Agent("ben", ["en"], 0), Agent("mia", ["zh-Hans"], 0)], Now));

    [Fact]
    public void The_fewest_cases_count_before_the_longest_idle_time_and_that_before_the_name()
    {
        Assert.Equal("mia", Chosen(Case("en"), Agent("ben", [], 2, idleMinutes: 60), Agent("mia", [], 1, idleMinutes: 1)));
        Assert.Equal("ben", Chosen(Case("en"), Agent("ben", [], 1, idleMinutes: 60), Agent("mia", [], 1, idleMinutes: 1)));
        Assert.Equal("ben", Chosen(Case("en"), Agent("mia", [], 1, idleMinutes: 5), Agent("ben", [], 1, idleMinutes: 5)));
    }

    [Theory]
    [InlineData(RequeueReason.AgentSilent)]
    [InlineData(RequeueReason.AgentGone)]
    public void Who_lost_a_case_gets_it_again_only_while_nobody_else_is_free(string reason)
    {
        var lost = Case("en") with { LostBy = "ben", LostFor = reason };
        Assert.Equal("mia", Chosen(lost, Agent("ben", [], 0, idleMinutes: 60), Agent("mia", [], 3)));
        Assert.Equal("ben", Chosen(lost, Agent("ben", [], 0), Agent("mia", [], 4)));
    }

    [Fact]
    public void Who_put_a_case_back_on_purpose_is_not_given_it_again() =>
        Assert.Null(Chosen(Case("en") with { LostBy = "ben", LostFor = RequeueReason.Released }, Agent("ben", [], 0)));

    [Fact]
    public void A_case_that_its_customer_opened_again_was_lost_by_nobody()
    {
        var ben = new AgentIdentity("ben", "Ben");
        var again = new HandoffCase { Id = "c", Status = CaseStatus.Waiting, Trigger = CaseTrigger.Asked, OpenedAt = Now.AddHours(-1), WaitingSince = Now, StatusSince = Now, Agent = ben, RequeuedFor = RequeueReason.Released };
        Assert.Null(UnclaimedCase.Of(Row(again))!.LostBy);
        Assert.Equal("ben", UnclaimedCase.Of(Row(again with { WaitingSince = Now.AddHours(-1) }))!.LostBy);
    }

    [Theory]
    [InlineData(CaseStatus.Assigned, null, null)]
    [InlineData(CaseStatus.Resolved, null, null)]
    [InlineData(CaseStatus.Waiting, "mia", null)]
    [InlineData(CaseStatus.Waiting, null, "webhook")]
    public void What_does_not_wait_for_anybody_here_is_left_alone(string status, string? reservedFor, string? hub) => Assert.Null(UnclaimedCase.Of(Row(new()
    {
        Id = "c",
        Status = status,
        Trigger = CaseTrigger.Asked,
        OpenedAt = Now,
        WaitingSince = Now,
        StatusSince = Now,
        ReservedFor = reservedFor is null ? null : new(reservedFor, reservedFor),
        Hub = hub,
    })));

    [Fact]
    public void Whatever_the_team_is_like_the_choice_keeps_every_promise()
    {
        var random = new Random(20261127);
        for (var round = 0; round < 5_000; round++)
        {
            FreeAgent[] team = [.. Enumerable.Range(0, random.Next(0, 7)).Select(at => Any(random, $"agent{at}"))];
            var unclaimed = Case(Locales[random.Next(3)]) with
            {
                LostBy = random.Next(3) == 0 ? $"agent{random.Next(7)}" : null,
                LostFor = random.Next(2) == 0 ? RequeueReason.AgentSilent : RequeueReason.Released,
            };
            var choice = AgentChoice.For(unclaimed, team, Now);
            var able = team.Where(agent => agent.Open < agent.Capacity && (agent.Languages.Count == 0 || agent.Languages.Contains(unclaimed.Locale))).ToList();
            var others = able.Where(agent => agent.Agent.Id != unclaimed.LostBy).ToList();
            var mayBeBack = unclaimed.LostFor == RequeueReason.AgentSilent;

            // Somebody gets it exactly if somebody can, and whoever lost it only if nobody else can.
            Assert.Equal(others.Count > 0 || (mayBeBack && able.Count > 0), choice is not null);
            if (choice is not var (chosen, why))
            {
                continue;
            }

            Assert.Contains(chosen, others.Count > 0 ? others : able);
            Assert.All(others, other => Assert.True(
                (chosen.Open, chosen.IdleSince).CompareTo((other.Open, other.IdleSince)) <= 0 || chosen == other, $"{other} was before {chosen}"));
            Assert.Equal((chosen.Open, chosen.Capacity), (why.Open, why.Capacity));
            Assert.True(why.IdleMinutes >= 0);

            // In whatever order they stand, and however often it is asked, it is the same one.
            random.Shuffle(team);
            Assert.Equal(choice, AgentChoice.For(unclaimed, team, Now));
        }
    }

    private static string? Chosen(UnclaimedCase unclaimed, params FreeAgent[] agents) => AgentChoice.For(unclaimed, agents, Now)?.Agent.Agent.Id;

    private static UnclaimedCase Case(string locale) => new(new("c", "conversation", 0, Now, Now), locale);

    private static CaseRow Row(HandoffCase held) => new(held, "conversation", new(), "directline", "en", IsVerified: false, null, Now);

    private static FreeAgent Agent(string id, string[] languages, int open, int idleMinutes = 0) => new(new(id, id), languages, open, 4, Now.AddMinutes(-idleMinutes));

    private static FreeAgent Any(Random random, string id) => new(
        new(id, id), [.. Locales.Where(_ => random.Next(2) == 0)], random.Next(0, 5), random.Next(1, 5), Now.AddMinutes(random.Next(-20, 2)));
}
