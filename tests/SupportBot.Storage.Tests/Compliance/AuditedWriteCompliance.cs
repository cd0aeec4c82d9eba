using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What is done and what the audit log tells of it are there together or not at all, wherever a crash comes between.</summary>
public abstract class AuditedWriteCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private static readonly AgentIdentity Ben = AuditedActions.Ben, Mia = AuditedActions.Mia;

    private static readonly DateTimeOffset Noon = AuditedActions.Noon;

    [Theory]
    [MemberData(nameof(AuditedActions.All), MemberType = typeof(AuditedActions))]
    public async Task An_action_of_an_agent_and_its_entry_are_both_there_or_neither(string name, DeskAction action, string? detail)
    {
        for (var (broken, at) = (true, 0); broken; at++)
        {
            var (id, caseId) = await PrepareAsync($"c{at}", action);
            var before = (await Store.GetAsync(id)).Version;

            broken = await BreakAsync(at, () => Pipeline.ActAsync(id, action, "key", Cancelled));
            var isDone = (await Store.GetAsync(id)).Version > before;
            Assert.Equal(isDone ? [(action.Agent?.Id ?? AuditEntry.Program, detail)] : [], await EntriesAsync(name, caseId));

            Assert.Equal(isDone ? TurnOutcome.Repeated : TurnOutcome.Committed, (await Pipeline.ActAsync(id, action, "key", Cancelled)).Outcome);
            Assert.Equal([(action.Agent?.Id ?? AuditEntry.Program, detail)], await EntriesAsync(name, caseId));
            Assert.True((await Support.Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        }
    }

    [Fact]
    public async Task An_action_that_is_refused_leaves_no_entry()
    {
        var (id, caseId) = await PrepareAsync("c", new ReplyToCustomer(Ben, "x"));

        Assert.Equal(TurnOutcome.Refused, (await Pipeline.ActAsync(id, new ReplyToCustomer(Mia, "Not mine"), "key", Cancelled)).Outcome);

        Assert.Empty(await EntriesAsync(AuditAction.Reply, caseId));
    }

    [Fact]
    public async Task A_customers_turn_leaves_no_entry()
    {
        await PrepareAsync("c", new ClaimCase(Ben));

        Assert.Empty(await Support.Agents.ReadAuditAsync(0, 10, Cancelled));
    }

    [Fact]
    public async Task An_action_costs_three_statements_more_for_its_entry()
    {
        var (id, _) = await PrepareAsync("c", new ClaimCase(Ben));
        List<string> statements = [];
        Engine.Observer.Executed = sql => statements.AddRange(sql is Observer.Begin or Observer.Commit ? [] : [sql]);
        await Pipeline.ActAsync(id, new ClaimCase(Ben), null, Cancelled);
        await Pipeline.ActAsync(id, new ReplyToCustomer(Ben, "Hello"), null, Cancelled);
        Engine.Observer.Rest();

        TestContext.Current.TestOutputHelper!.WriteLine($"claim and reply: {statements.Count} statements");
        Assert.Equal(6, statements.Count(sql => sql.Contains("audit", StringComparison.Ordinal)));
        Assert.InRange(statements.Count, 10, 18);
    }

    [Fact]
    public async Task A_note_and_its_entry_are_both_there_or_neither_and_a_repetition_adds_none()
    {
        for (var (broken, at) = (true, 0); broken; at++)
        {
            var (_, caseId) = await PrepareAsync($"c{at}", new ReplyToCustomer(Ben, "x"));
            Task<CaseNote> NoteAsync() => Support.Cases.AddNoteAsync(caseId, Ben, "Only for us", "key", Noon, Cancelled);

            broken = await BreakAsync(at, NoteAsync);
            Assert.Equal((await Support.Cases.ListNotesAsync(caseId, Cancelled)).Count, (await EntriesAsync(AuditAction.WriteNote, caseId)).Length);

            await NoteAsync();
            await NoteAsync();
            Assert.Single(await Support.Cases.ListNotesAsync(caseId, Cancelled));
            Assert.Equal([(Ben.Id, null)], await EntriesAsync(AuditAction.WriteNote, caseId));
        }
    }

    [Fact]
    public async Task An_account_a_session_and_their_entries_are_both_there_or_neither()
    {
        for (var (broken, at) = (true, 0); broken; at++)
        {
            var account = new AgentAccount { Id = $"a{at}", UserName = $"ben{at}", Name = "Ben", Role = AgentRole.Agent, CreatedAt = Noon };
            broken = await BreakAsync(at, () => Support.Agents.SaveAgentAsync(account, Entry(AuditAction.AddAccount, account.Id), Cancelled));
            Assert.Equal(await Support.Agents.FindAgentAsync(account.Id, Cancelled) is null ? 0 : 1, (await EntriesAsync(AuditAction.AddAccount, account.Id)).Length);
            await Support.Agents.SaveAgentAsync(account, null, Cancelled);

            var session = new AgentSession($"token{at}", account.Id, Noon, Noon.AddHours(8));
            broken |= await BreakAsync(at, () => Support.Agents.AddSessionAsync(session, Entry(AuditAction.BeginSession, account.Id), Cancelled));
            Assert.Equal(await IsOpenAsync(session) ? 1 : 0, (await EntriesAsync(AuditAction.BeginSession, account.Id)).Length);
            await Support.Agents.AddSessionAsync(session, null, Cancelled);

            broken |= await BreakAsync(at, () => Support.Agents.EndSessionAsync(session.TokenHash, Entry(AuditAction.EndSession, account.Id), Cancelled));
            Assert.Equal(await IsOpenAsync(session) ? 0 : 1, (await EntriesAsync(AuditAction.EndSession, account.Id)).Length);
        }
    }

    [Fact]
    public async Task An_account_is_closed_with_its_sessions_and_their_entries_or_not_at_all()
    {
        for (var (broken, at) = (true, 0); broken; at++)
        {
            var (id, session) = ($"a{at}", new AgentSession($"token{at}", $"a{at}", Noon, Noon.AddHours(8)));
            await Support.Agents.SaveAgentAsync(new() { Id = id, UserName = $"ben{at}", Name = "Ben", Role = AgentRole.Agent, CreatedAt = Noon }, null, Cancelled);
            await Support.Agents.AddSessionAsync(session, null, Cancelled);
            broken = await BreakAsync(at, () => Support.Agents.ChangeAgentAsync(
                new()
                {
                    AgentId = id,
                    Make = (known, _) => known with { IsDisabled = true },
                    Audit = (_, _, ended) => [Entry(AuditAction.DisableAccount, id), Entry(AuditAction.EndSession, id) with { Detail = $"{ended}" }],
                },
                Cancelled));

            var isClosed = (await Support.Agents.FindAgentAsync(id, Cancelled))!.IsDisabled;
            Assert.Equal(!isClosed, await IsOpenAsync(session));
            Assert.Equal(isClosed ? 1 : 0, (await EntriesAsync(AuditAction.DisableAccount, id)).Length);
            Assert.Equal(isClosed ? [("admin", "1")] : [], await EntriesAsync(AuditAction.EndSession, id));
        }
    }

    [Fact]
    public async Task What_did_not_happen_is_not_told()
    {
        var account = new AgentAccount { Id = "a", UserName = "ben", Name = "Ben", Role = AgentRole.Agent, IsDisabled = true, CreatedAt = Noon };
        await Support.Agents.SaveAgentAsync(account, null, Cancelled);

        Assert.False(await Support.Agents.SaveAgentAsync(account with { Id = "b" }, Entry(AuditAction.AddAccount, "b"), Cancelled));
        await Support.Agents.AddSessionAsync(new("token", "a", Noon, Noon.AddHours(8)), Entry(AuditAction.BeginSession, "a"), Cancelled);
        await Support.Agents.EndSessionAsync("token", Entry(AuditAction.EndSession, "a"), Cancelled);
        await Support.Agents.ChangeAgentAsync(new() { AgentId = "a", Make = (_, _) => null, Audit = (_, _, _) => [Entry(AuditAction.RenameAccount, "a")] }, Cancelled);
        Assert.False(await Support.Outbox.ReviveAsync(4711, Noon, Entry(AuditAction.RetryOutbox, "4711"), Cancelled));
        Assert.Equal(0, await Support.Teams.ReviveThreadsAsync("case", null, Noon, Entry(AuditAction.RetryTeams, "case"), Cancelled));

        Assert.Empty(await Support.Agents.ReadAuditAsync(0, 10, Cancelled));
    }

    /// <summary>A conversation in which the action can be done.</summary>
    private async Task<(string Id, string CaseId)> PrepareAsync(string id, DeskAction action)
    {
        await OpenAsync(id);
        await SayAsync(id, "I want a human agent");
        DeskAction[] before = action switch { ClaimCase => [], ReopenCase => [new ClaimCase(Ben), new ResolveCase(Ben)], _ => [new ClaimCase(Ben)] };
        foreach (var earlier in before)
        {
            Assert.Equal(TurnOutcome.Committed, (await Pipeline.ActAsync(id, earlier, null, Cancelled)).Outcome);
        }

        return (id, (await Support.Cases.ListCasesOfAsync(id, Cancelled))[0].Case.Id);
    }

    private async Task<bool> BreakAsync(int after, Func<Task> act)
    {
        Engine.Observer.BreakAfter(after);
        var failure = await Record.ExceptionAsync(act);
        Engine.Observer.Rest();
        Assert.True(failure is null or Crash, failure?.ToString());
        return failure is not null;
    }

    private async Task<(string AgentId, string? Detail)[]> EntriesAsync(string action, string target) =>
        [.. (await Support.Agents.ReadAuditAsync(0, 1_000, Cancelled)).Where(entry => entry.Action == action && entry.Target == target).Select(entry => (entry.AgentId, entry.Detail))];

    private async Task<bool> IsOpenAsync(AgentSession session) => await Support.Agents.FindSessionAsync(session.TokenHash, Noon, Cancelled) is not null;

    private static AuditEntry Entry(string action, string target) => new(0, Noon, "admin", action, target, null);
}
