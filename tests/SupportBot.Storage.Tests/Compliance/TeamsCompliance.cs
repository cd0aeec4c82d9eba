using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.State.Teams;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="ITeamsStore"/>'s promises.</summary>
public abstract class TeamsCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private const string Tenant = "t1";

    private ITeamsStore Teams => Support.Teams;

    [Fact]
    public async Task A_code_is_used_once_however_many_try()
    {
        var code = new DeskCode("h1", DeskCodePurpose.Channel, null, Commits.At(10));
        await Teams.AddCodeAsync(code, Commits.At(0), Cancelled);
        await RestartAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Teams.TakeCodeAsync("h1", DeskCodePurpose.Channel, Commits.At(1), Cancelled)));

        Assert.Equal(code, Assert.Single(taken, found => found is not null));
    }

    [Fact]
    public async Task A_code_is_good_for_its_purpose_and_its_time_only()
    {
        await AddAgentAsync("ben");
        await Teams.AddCodeAsync(new("h1", DeskCodePurpose.Agent, "ben", Commits.At(10)), Commits.At(0), Cancelled);
        Assert.Null(await Teams.TakeCodeAsync("h1", DeskCodePurpose.Channel, Commits.At(1), Cancelled));
        Assert.Null(await Teams.TakeCodeAsync("h1", DeskCodePurpose.Agent, Commits.At(10), Cancelled));
        Assert.Null(await Teams.TakeCodeAsync("h2", DeskCodePurpose.Agent, Commits.At(1), Cancelled));
        Assert.Equal("ben", (await Teams.TakeCodeAsync("h1", DeskCodePurpose.Agent, Commits.At(1), Cancelled))!.AgentId);
    }

    [Fact]
    public async Task Expired_codes_are_forgotten_when_another_is_made()
    {
        await Teams.AddCodeAsync(new("old", DeskCodePurpose.Channel, null, Commits.At(10)), Commits.At(0), Cancelled);
        await Teams.AddCodeAsync(new("new", DeskCodePurpose.Channel, null, Commits.At(30)), Commits.At(20), Cancelled);
        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM teams_codes"));
    }

    [Fact]
    public async Task A_channel_is_found_as_it_was_kept_and_goes_with_its_threads()
    {
        var channel = await AddChannelAsync();
        await AddCaseAsync("case1");
        Assert.True(await Teams.SaveThreadAsync(Thread("case1", channel), Cancelled));
        await Teams.SaveChannelAsync(channel with { TeamId = "team", Locale = "zh-Hans" }, Cancelled);
        await RestartAsync();

        var found = Assert.Single(await Teams.ListChannelsAsync(Cancelled));
        Assert.Equal((channel.Id, Tenant, "team", "zh-Hans", channel.AddedAt), (found.Id, found.TenantId, found.TeamId, found.Locale, found.AddedAt));
        Assert.Equal(channel.Reference.Conversation.Id, found.Reference.Conversation.Id);

        Assert.True(await Teams.RemoveChannelAsync(channel.Id, Cancelled));
        Assert.False(await Teams.RemoveChannelAsync(channel.Id, Cancelled));
        Assert.Empty(await Teams.ListChannelsAsync(Cancelled));
        Assert.Null(await Teams.FindThreadAsync("case1", channel.Id, Cancelled));
    }

    [Fact]
    public async Task A_person_is_one_agent_and_an_agent_one_person()
    {
        await AddAgentAsync("ben");
        await AddAgentAsync("ann");
        await Teams.SaveLinkAsync(new(Tenant, "u1", "ben", Commits.At(1)), Cancelled);
        await Teams.SaveLinkAsync(new(Tenant, "u2", "ben", Commits.At(2)), Cancelled);
        await Teams.SaveLinkAsync(new(Tenant, "u2", "ann", Commits.At(3)), Cancelled);
        await RestartAsync();

        Assert.Equal([new TeamsLink(Tenant, "u2", "ann", Commits.At(3))], await Teams.ListLinksAsync(Cancelled));
        Assert.Equal("ann", (await Teams.FindLinkAsync(Tenant, "u2", Cancelled))!.AgentId);
        Assert.Null(await Teams.FindLinkAsync("t2", "u2", Cancelled));
        Assert.True(await Teams.RemoveLinkAsync("ann", Cancelled));
        Assert.False(await Teams.RemoveLinkAsync("ann", Cancelled));
    }

    [Fact]
    public async Task A_thread_is_found_as_it_was_kept()
    {
        var channel = await AddChannelAsync();
        await AddCaseAsync("case1");
        var kept = Thread("case1", channel) with
        {
            ConversationId = "19:x;messageid=1",
            CardId = "1",
            Fingerprint = "f",
            Watermark = 7,
            NoteMark = 3,
            OwnSequences = [9, 11],
            OwnNotes = [4],
            SeenAt = Commits.At(2),
            Attempts = 2,
            FailingSince = Commits.At(1),
            Problem = "502",
            IsDead = true,
        };
        Assert.True(await Teams.SaveThreadAsync(kept, Cancelled));
        await RestartAsync();

        foreach (var found in new[] { await Teams.FindThreadAsync("case1", channel.Id, Cancelled), await Teams.FindThreadOfAsync(channel.Id, "19:x;messageid=1", Cancelled), (await Teams.ListDeadThreadsAsync(9, Cancelled))[0] })
        {
            Assert.Equal([9L, 11L, 4L], [.. found!.OwnSequences, .. found.OwnNotes]);
            Assert.Equal(kept, found with { OwnSequences = kept.OwnSequences, OwnNotes = kept.OwnNotes });
        }

        Assert.Null(await Teams.FindThreadOfAsync("other", "19:x;messageid=1", Cancelled));
    }

    [Fact]
    public async Task Of_two_who_change_a_thread_one_does()
    {
        var channel = await AddChannelAsync();
        await AddCaseAsync("case1");
        var first = Thread("case1", channel);
        Assert.True(await Teams.SaveThreadAsync(first, Cancelled));
        Assert.False(await Teams.SaveThreadAsync(first, Cancelled));
        Assert.False(await Teams.SaveThreadAsync(Thread("case2", channel), Cancelled));

        var results = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => Teams.SaveThreadAsync(first with { Watermark = number, Version = 2 }, Cancelled)));

        Assert.Single(results, won => won);
        Assert.Equal(Array.IndexOf(results, true) + 1, (await Teams.FindThreadAsync("case1", channel.Id, Cancelled))!.Watermark);
    }

    [Fact]
    public async Task What_a_channel_does_not_show_as_it_is_is_due()
    {
        var channel = await AddChannelAsync();
        await AddCaseAsync("new", CaseStatus.Waiting);
        await AddCaseAsync("done", CaseStatus.Resolved);
        await AddCaseAsync("seen", CaseStatus.Assigned);
        await AddCaseAsync("changed", CaseStatus.Assigned);
        await AddCaseAsync("failed", CaseStatus.Returned);
        await AddCaseAsync("later", CaseStatus.Waiting);
        await AddCaseAsync("dead", CaseStatus.Waiting);
        await AddCaseAsync("closing", CaseStatus.Resolved);
        await AddCaseAsync("settled", CaseStatus.Resolved);
        await KeepAsync("seen", thread => thread);
        await KeepAsync("changed", thread => thread with { SeenAt = thread.SeenAt!.Value.AddMilliseconds(-1) });
        await KeepAsync("failed", thread => thread with { Problem = "502" });
        await KeepAsync("later", thread => thread with { SeenAt = null, DueAt = Commits.At(9) });
        await KeepAsync("dead", thread => thread with { SeenAt = null, IsDead = true });
        await KeepAsync("closing", thread => thread with { SeenAt = null });
        await KeepAsync("settled", thread => thread with { SeenAt = null, IsSettled = true });

        Assert.Equal(["changed", "closing", "failed", "new"], (await Teams.ListDueCasesAsync(channel.Id, Commits.At(5), 100, Cancelled)).Order());
        Assert.Equal(["changed", "closing", "failed", "later", "new"], (await Teams.ListDueCasesAsync(channel.Id, Commits.At(9), 100, Cancelled)).Order());
        Assert.Single(await Teams.ListDueCasesAsync(channel.Id, Commits.At(9), 1, Cancelled));

        async Task KeepAsync(string id, Func<DeskThread, DeskThread> change)
        {
            var row = (await Support.Cases.FindCaseAsync(id, Cancelled))!;
            Assert.True(await Teams.SaveThreadAsync(change(Thread(id, channel) with { SeenAt = row.UpdatedAt }), Cancelled));
        }
    }

    [Fact]
    public async Task A_case_that_is_taken_up_again_is_due_again()
    {
        var channel = await AddChannelAsync();
        await AddCaseAsync("case1", CaseStatus.Assigned);
        Assert.True(await Teams.SaveThreadAsync(Thread("case1", channel) with { IsSettled = true, SeenAt = Commits.At(-5) }, Cancelled));
        Assert.Equal(["case1"], await Teams.ListDueCasesAsync(channel.Id, Commits.At(5), 100, Cancelled));
    }

    [Fact]
    public async Task What_was_given_up_is_due_again_when_it_is_revived_and_nothing_else_changes()
    {
        var channel = await AddChannelAsync();
        foreach (var id in new[] { "case1", "case2", "case3" })
        {
            await AddCaseAsync(id);
            var given = Thread(id, channel) with { ConversationId = $"19:{id}", CardId = id, Fingerprint = "f", Watermark = 7, SeenAt = (await Support.Cases.FindCaseAsync(id, Cancelled))!.UpdatedAt };
            Assert.True(await Teams.SaveThreadAsync(given with { IsDead = id != "case3", Attempts = 9, FailingSince = Commits.At(1), Problem = id == "case3" ? null : "502" }, Cancelled));
        }

        Assert.Equal(0, await Teams.ReviveThreadsAsync("case3", null, Commits.At(2), null, Cancelled));
        Assert.Equal(0, await Teams.ReviveThreadsAsync("case1", "another", Commits.At(2), null, Cancelled));
        Assert.Equal(1, await Teams.ReviveThreadsAsync("case1", channel.Id, Commits.At(2), null, Cancelled));

        Assert.Equal(["case1"], await Teams.ListDueCasesAsync(channel.Id, Commits.At(2), 9, Cancelled));
        Assert.Equal("case2", Assert.Single(await Teams.ListDeadThreadsAsync(9, Cancelled)).CaseId);
        var revived = (await Teams.FindThreadAsync("case1", channel.Id, Cancelled))!;
        Assert.Equal(("19:case1", "case1", "f", 7, 2), (revived.ConversationId, revived.CardId, revived.Fingerprint, revived.Watermark, revived.Version));
        Assert.Equal((0, null, null), (revived.Attempts, revived.FailingSince, revived.Problem));
        Assert.Equal(1, await Teams.ReviveThreadsAsync(null, null, Commits.At(2), null, Cancelled));
    }

    private static DeskThread Thread(string caseId, DeskChannel channel) => new() { CaseId = caseId, ChannelId = channel.Id, DueAt = Commits.At(0) };

    private async Task<DeskChannel> AddChannelAsync()
    {
        var channel = new DeskChannel
        {
            Id = DeskChannel.IdOf(Tenant, "19:x@thread.tacv2"),
            TenantId = Tenant,
            Reference = new() { ChannelId = "msteams", Conversation = new() { Id = "19:x@thread.tacv2" }, ServiceUrl = "https://smba.trafficmanager.net/emea/" },
            Locale = "en",
            AddedAt = Commits.At(0),
        };
        await Teams.SaveChannelAsync(channel, Cancelled);
        return channel;
    }

    private Task<TurnCommit> AddCaseAsync(string id, string status = CaseStatus.Waiting) =>
        Store.StoreAsync(Commits.First($"c-{id}") with { Effects = [new SaveHandoffCase(Commits.Case(id) with { Status = status }, new(), null)] });

    private Task<bool> AddAgentAsync(string id) =>
        Support.Agents.SaveAgentAsync(new() { Id = id, UserName = id, Name = id, Role = AgentRole.Agent, CreatedAt = Commits.At(0) }, null, Cancelled);
}
