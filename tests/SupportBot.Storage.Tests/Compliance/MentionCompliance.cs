using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of colleagues whom notes call, and of customers who wait for an answer.</summary>
public abstract class MentionCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private static readonly AgentIdentity Ada = new("agent-ada", "Ada");
    private static readonly AgentIdentity Ben = new("agent-ben", "Ben");
    private static readonly AgentIdentity Mia = new("agent-mia", "Mia");

    [Fact]
    public async Task Whom_a_note_calls_is_kept_with_it()
    {
        await SetUpAsync("case1");
        var note = await NoteAsync("case1", "@Ben @Mia look");
        var other = await NoteAsync("case1", "@Ben again");
        await Support.Cases.AddMentionsAsync(note, [Ben, Mia], Cancelled);
        await Support.Cases.AddMentionsAsync(other, [Ben], Cancelled);
        await RestartAsync();

        Assert.Equal(
            [new(note.Id, Ben), new(note.Id, Mia), new NoteMention(other.Id, Ben)], await Support.Cases.ListMentionsAsync("case1", Cancelled));
        Assert.Empty(await Support.Cases.ListMentionsAsync("case2", Cancelled));
    }

    [Fact]
    public async Task A_repetition_calls_nobody_twice_and_nobody_without_an_account()
    {
        await SetUpAsync("case1");
        var note = await NoteAsync("case1", "@Ben look");
        await Support.Cases.AddMentionsAsync(note, [Ben, new("nobody", "Nobody")], Cancelled);
        await Support.Cases.AddMentionsAsync(note, [Ben], Cancelled);
        await Support.Cases.AddMentionsAsync(note, [], Cancelled);

        Assert.Equal(Ben, Assert.Single(await Support.Cases.ListMentionsAsync("case1", Cancelled)).Agent);
    }

    [Fact]
    public async Task A_case_is_unseen_by_those_whom_it_calls_until_each_has_seen_it()
    {
        await SetUpAsync("case1", "case2");
        await Support.Cases.AddMentionsAsync(await NoteAsync("case1", "@Ben @Mia"), [Ben, Mia], Cancelled);
        await Support.Cases.AddMentionsAsync(await NoteAsync("case2", "@Ben"), [Ben], Cancelled);
        await Support.Cases.AddMentionsAsync(await NoteAsync("case2", "@Ben again"), [Ben], Cancelled);
        Assert.Equal(["case2", "case1"], await Support.Cases.ListUnseenMentionsAsync(Ben.Id, Cancelled));
        Assert.Equal(["case1"], await Support.Cases.ListUnseenMentionsAsync(Mia.Id, Cancelled));
        Assert.Empty(await Support.Cases.ListUnseenMentionsAsync(Ada.Id, Cancelled));

        await Support.Cases.SeeMentionsAsync("case2", Ben.Id, Commits.At(1), Cancelled);
        Assert.Equal(["case1"], await Support.Cases.ListUnseenMentionsAsync(Ben.Id, Cancelled));
        Assert.Equal(["case1"], await Support.Cases.ListUnseenMentionsAsync(Mia.Id, Cancelled));

        // Called once more, it is unseen once more.
        await Support.Cases.AddMentionsAsync(await NoteAsync("case2", "@Ben?"), [Ben], Cancelled);
        Assert.Equal(["case2", "case1"], await Support.Cases.ListUnseenMentionsAsync(Ben.Id, Cancelled));
    }

    [Fact]
    public async Task Cases_are_listed_by_whom_their_notes_call()
    {
        await SetUpAsync("case1", "case2");
        await Support.Cases.AddMentionsAsync(await NoteAsync("case2", "@Ben @Ben"), [Ben], Cancelled);
        await Support.Cases.SeeMentionsAsync("case2", Ben.Id, Commits.At(1), Cancelled);

        Assert.Equal(["case2"], await IdsAsync(new() { MentionedId = Ben.Id }));
        Assert.Empty(await IdsAsync(new() { MentionedId = Ben.Id, Statuses = [CaseStatus.Resolved] }));
        Assert.Empty(await IdsAsync(new() { MentionedId = Mia.Id }));
    }

    [Fact]
    public async Task Cases_in_which_a_customer_waits_for_an_answer_are_listed()
    {
        var assigned = Commits.Case("x") with { Status = CaseStatus.Assigned, Agent = Ben, LastCustomerAt = Commits.At(5) };
        HandoffCase[] cases =
        [
            Commits.Case("waiting"),
            assigned with { Id = "new" },
            assigned with { Id = "asked", LastAgentAt = Commits.At(5).AddTicks(-1) },
            assigned with { Id = "answered", LastAgentAt = Commits.At(5).AddTicks(1) },
            assigned with { Id = "silent", LastCustomerAt = null, LastAgentAt = Commits.At(5) },
            assigned with { Id = "snoozed", SnoozedUntil = Commits.At(9) },
            assigned with { Id = "returned", Status = CaseStatus.Returned },
            assigned with { Id = "resolved", Status = CaseStatus.Resolved },
        ];
        foreach (var handoff in cases)
        {
            await Store.StoreAsync(Commits.First($"c-{handoff.Id}", new SaveHandoffCase(handoff, new(), null)));
        }

        Assert.Equal(["asked", "new", "waiting"], (await IdsAsync(new() { IsUnanswered = true })).Order(StringComparer.Ordinal));
    }

    private async Task SetUpAsync(params string[] cases)
    {
        foreach (var agent in new[] { Ada, Ben, Mia })
        {
            await Support.Agents.SaveAgentAsync(new() { Id = agent.Id, UserName = agent.Id, Name = agent.Name, Role = AgentRole.Agent, CreatedAt = Commits.At(0) }, null, Cancelled);
        }

        foreach (var id in cases)
        {
            await Store.StoreAsync(Commits.First($"c-{id}", new SaveHandoffCase(Commits.Case(id), new(), null)));
        }
    }

    private Task<CaseNote> NoteAsync(string caseId, string text) => Support.Cases.AddNoteAsync(caseId, Ada, text, $"{caseId} {text}", Commits.At(0), Cancelled);

    private async Task<string[]> IdsAsync(CaseQuery query) => [.. (await Support.Cases.ListCasesAsync(query, Cancelled)).Rows.Select(row => row.Case.Id)];
}
