using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Storage.Tests;

/// <summary>Turns as the pipeline makes them, without a dialog behind them.</summary>
internal static class Commits
{
    public static ConversationReference Reference(string id) => new()
    {
        ChannelId = "directline",
        Conversation = new() { Id = id },
        User = new() { Id = "dl_customer", Role = "user" },
        Bot = new() { Id = "supportbot", Role = "bot" },
        Locale = "en",
    };

    public static TurnCommit First(string id, string? account = null) => new()
    {
        Conversation = new()
        {
            Reference = Reference(id),
            Account = account,
            State = new() { Locale = "en" },
            Version = 1,
            LastSequence = 1,
            LastTimestamp = DateTimeOffset.UnixEpoch,
        },
        Activities = [Activity.Message("Welcome") with { Id = $"{id}|1" }],
    };

    /// <summary>A question, its answer and effects of every kind.</summary>
    public static TurnCommit After(TurnCommit before, string? key = null) => After(before.Conversation, key);

    public static TurnCommit After(StoredConversation before, string? key = null) => new()
    {
        Conversation = before with
        {
            State = before.State with { Depth = before.State.Depth + 1, Previous = before.State, Case = before.State.Case with { Rejections = before.State.Depth + 1 } },
            Version = before.Version + 1,
            LastSequence = before.LastSequence + 2,
            LastTimestamp = before.LastTimestamp.AddMilliseconds(2),
            Earlier = null,
        },
        Activities = [Activity.Message($"Question {before.Version}"), Activity.Message($"Answer {before.Version}")],
        Effects =
        [
            new CancelReminders(),
            new ScheduleReminder("review", DateTimeOffset.UnixEpoch.AddHours(before.Version)),
            new SaveHandoffCase(Case($"{before.Id}-case"), before.State.Case, null),
        ],
        Key = key,
        ContentHash = key is null ? null : "hash",
    };

    /// <summary>A case that waits since a time, or is with somebody.</summary>
    public static HandoffCase Case(string id, string status = CaseStatus.Waiting, double minute = 0, AgentIdentity? agent = null) => new()
    {
        Id = id,
        Status = status,
        Trigger = CaseTrigger.Asked,
        OpenedAt = At(minute),
        WaitingSince = At(minute),
        StatusSince = At(minute),
        Agent = agent,
    };

    /// <summary>So many minutes after the beginning of time.</summary>
    public static DateTimeOffset At(double minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    /// <summary>Opens a conversation, with effects.</summary>
    public static TurnCommit First(string id, params Effect[] effects) => First(id) with { Effects = effects };

    public static async Task<TurnCommit> StoreAsync(this IConversationStore store, TurnCommit commit)
    {
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, TestContext.Current.CancellationToken));
        return commit;
    }

    public static async Task<IReadOnlyList<Activity>> LogAsync(this IConversationStore store, string id)
    {
        var page = await store.ReadAsync(id, 0, int.MaxValue - 1, TestContext.Current.CancellationToken);
        Assert.False(page.HasMore);
        return page.Activities;
    }

    public static async Task<StoredConversation> GetAsync(this IConversationStore store, string id, string? key = null) =>
        await store.FindAsync(id, key, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"There is no conversation {id}.");
}
