using System.Collections.Concurrent;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>The way of a case through pipeline and store: whatever breaks and whoever is first, queue, state and log say the same.</summary>
public abstract class HandoffCompliance<TEngine> : EngineTests<TEngine>
    where TEngine : Engine, new()
{
    private const string Ask = "I want a human agent";
    private const int Rounds = 1_000;
    private const int Claimers = 50;
    private const int RoundsAtOnce = 4;

    private static readonly AgentIdentity Ben = new("agent-ben", "Ben");

    [Fact]
    public async Task A_request_for_a_person_that_breaks_leaves_a_case_and_an_answer_or_neither()
    {
        var (broken, at) = (true, 0);
        for (; broken; at++)
        {
            var id = $"c{at}";
            broken = await BreakAsync(id, at, pipeline => pipeline.ReceiveAsync(id, Activity.Message(Ask), "key", Cancelled), []);

            await using var support = await Engine.OpenAllAsync();
            var log = await CheckAsync(support, id);
            var isTold = log.Any(activity => activity.Text == Ask);
            Assert.Equal(isTold ? CaseStatus.Waiting : null, (await CaseOfAsync(support, id))?.Case.Status);
            Assert.Equal(isTold, log[^1].ReplyToId is not null);

            var receipt = await Engine.Pipeline(support.Conversations).ReceiveAsync(id, Activity.Message(Ask), "key", Cancelled);
            Assert.Equal(isTold ? TurnOutcome.Repeated : TurnOutcome.Committed, receipt.Outcome);
            Assert.NotEmpty(receipt.Replies);
            await CheckAsync(support, id);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{at - 1} statements");
        Assert.InRange(at, 8, 10);
    }

    [Fact]
    public async Task A_claim_that_breaks_is_done_in_queue_state_and_log_or_in_none()
    {
        var (broken, at) = (true, 0);
        for (; broken; at++)
        {
            var id = $"c{at}";
            broken = await BreakAsync(id, at, pipeline => pipeline.ActAsync(id, new ClaimCase(Ben), "claim", Cancelled), [Ask]);

            await using var support = await Engine.OpenAllAsync();
            var isClaimed = (await CheckAsync(support, id)).Any(IsClaim);
            Assert.Equal(isClaimed ? (CaseStatus.Assigned, Ben) : (CaseStatus.Waiting, null), Stand(await CaseOfAsync(support, id)));

            var receipt = await Engine.Pipeline(support.Conversations).ActAsync(id, new ClaimCase(Ben), "claim", Cancelled);
            Assert.Equal(isClaimed ? TurnOutcome.Repeated : TurnOutcome.Committed, receipt.Outcome);
            Assert.Single(await CheckAsync(support, id), IsClaim);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{at - 1} statements");
        Assert.InRange(at, 11, 13);
    }

    [Fact]
    public async Task Of_fifty_who_claim_at_once_one_wins_and_what_the_customer_writes_meanwhile_is_there()
    {
        await using var support = await Engine.OpenAllAsync();
        var pipeline = Engine.Pipeline(support.Conversations);
        var (begun, wins, first) = (TimeProvider.System.GetTimestamp(), new int[Claimers], 0);
        var claimed = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Enumerable.Range(0, Rounds), new ParallelOptions { MaxDegreeOfParallelism = RoundsAtOnce, CancellationToken = Cancelled }, async (round, _) =>
        {
            var id = $"c{round}";
            await pipeline.OpenAsync(Commits.Reference(id), null, Cancelled);
            await pipeline.ReceiveAsync(id, Activity.Message(Ask), null, Cancelled);
            var words = $"Here is more about round {round}";
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var claims = Enumerable.Range(0, Claimers).Select(at => ClaimAsync(pipeline, start.Task, id, new($"agent{at}", $"Agent {at}"))).ToArray();
            var message = WriteAsync(pipeline, start.Task, id, words);
            start.SetResult();

            var receipts = await Task.WhenAll(claims);

            Assert.Equal(TurnOutcome.Committed, (await message).Outcome);
            var winner = Array.IndexOf(receipts, Assert.Single(receipts, receipt => receipt.Outcome == TurnOutcome.Committed));
            Assert.All(receipts.Where((_, at) => at != winner), receipt => Assert.Equal((TurnOutcome.Refused, DeskRefusal.Taken), (receipt.Outcome, receipt.Refusal)));
            var (log, row) = (await CheckAsync(support, id), await CaseOfAsync(support, id));
            Assert.Equal((CaseStatus.Assigned, $"agent{winner}", words), (row!.Case.Status, row.Case.Agent!.Id, row.LastLine));
            Assert.Single(log, IsClaim);
            Assert.Single(log, activity => activity.Text == words);
            claimed[row.Case.Id] = row.Case.Agent!.Id;
            Interlocked.Increment(ref wins[winner]);
            Interlocked.Add(ref first, log.TakeWhile(activity => !IsClaim(activity)).Any(activity => activity.Text == words) ? 1 : 0);
        });

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Rounds} rounds of {Claimers} claims in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:F1} s; {wins.Count(won => won > 0)} agents won; the customer was first in {first} rounds");
        Assert.Equal(Rounds, wins.Sum());
        var entries = await support.Agents.ReadAuditAsync(0, 2 * Rounds, Cancelled);
        Assert.All(entries, entry => Assert.Equal(AuditAction.Claim, entry.Action));
        Assert.Equal(claimed.OrderBy(pair => pair.Key), entries.Select(entry => KeyValuePair.Create(entry.Target!, entry.AgentId)).OrderBy(pair => pair.Key));
        Assert.True((await support.Agents.VerifyAuditAsync(Cancelled)).IsWhole);
    }

    private static async Task<ActReceipt> ClaimAsync(TurnPipeline pipeline, Task start, string id, AgentIdentity agent)
    {
        await start;
        return await pipeline.ActAsync(id, new ClaimCase(agent), agent.Id, Cancelled);
    }

    private static async Task<TurnReceipt> WriteAsync(TurnPipeline pipeline, Task start, string id, string words)
    {
        await start;
        return await pipeline.ReceiveAsync(id, Activity.Message(words), words, Cancelled);
    }

    /// <returns>Whether there was a statement after which it broke.</returns>
    private async Task<bool> BreakAsync(string id, int after, Func<TurnPipeline, Task> turn, string[] before)
    {
        await using var support = await Engine.OpenAllAsync();
        var pipeline = Engine.Pipeline(support.Conversations);
        await pipeline.OpenAsync(Commits.Reference(id) with { ServiceUrl = "https://smba.example" }, null, Cancelled);
        foreach (var text in before)
        {
            await pipeline.ReceiveAsync(id, Activity.Message(text), text, Cancelled);
        }

        Engine.Observer.BreakAfter(after);
        var failure = await Record.ExceptionAsync(() => turn(pipeline));
        Engine.Observer.Rest();
        Assert.True(failure is null or Crash, failure?.ToString());
        return failure is not null;
    }

    /// <summary>The row is what the state holds, the log is complete, and all that was said to the customer is in it and in the outbox.</summary>
    private async Task<IReadOnlyList<Activity>> CheckAsync(SupportStore support, string id)
    {
        var (found, log) = (await support.Conversations.GetAsync(id), await support.Conversations.LogAsync(id));
        Assert.Equal(found.State.Handoff, (await CaseOfAsync(support, id))?.Case);
        Assert.Equal(found.LastSequence, log.Count);
        Assert.Equal(
            found.Reference.ServiceUrl is null ? 0 : log.Count(activity => activity.Type == ActivityTypes.Message && activity.From!.Id == "supportbot"),
            await Engine.CountAsync($"SELECT count(*) FROM outbox WHERE conversation_id = '{id}'"));
        Assert.Equal(found.State.Handoff?.Status switch { null => ConversationOwner.Assistant, CaseStatus.Assigned => ConversationOwner.Agent, _ => ConversationOwner.Queue }, found.State.Owner);
        return log;
    }

    private static async Task<CaseRow?> CaseOfAsync(SupportStore support, string id)
    {
        var rows = await support.Cases.ListCasesOfAsync(id, Cancelled);
        return rows.Count == 0 ? null : Assert.Single(rows);
    }

    private static (string Status, AgentIdentity? Agent) Stand(CaseRow? row) => (row!.Case.Status, row.Case.Agent);

    private static bool IsClaim(Activity activity) => activity.Name == "handoff.status" && activity.Value?.GetProperty("action").GetString() == "claim";
}
