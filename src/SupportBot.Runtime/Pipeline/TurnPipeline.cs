using System.Text.Json;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>The way of an activity through the program: load, work out the pure turn, commit, wake who listens (D2, D3). Thread-safe.</summary>
/// <remarks>All that channels call. Whatever the store throws, passes: see <see cref="IConversationStore"/>.</remarks>
/// <param name="store">Where conversations are kept.</param>
/// <param name="turn">The turn function.</param>
/// <param name="clock">The time of turns and activities.</param>
/// <param name="board">What is known of the queue. Default: nothing, and no agents are reachable.</param>
public sealed class TurnPipeline(IConversationStore store, SupportTurn turn, TimeProvider clock, QueueBoard? board = null)
{
    /// <summary>How often a turn is worked out before it counts as <see cref="TurnOutcome.Busy"/>.</summary>
    public const int MaximumTries = 4;

    private readonly Listeners _listeners = new();

    /// <summary>Opens a conversation and greets, once: a second call, or one for an account that has a conversation open, finds the first.</summary>
    /// <param name="reference">The conversation's id, channel, locale, and who talks in it: user and bot.</param>
    /// <param name="account">The signed-in account to which it belongs, if somebody vouches for the user.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The id belongs to a conversation of somebody else: verified and anonymous never mix.</exception>
    public Task<OpenResult> OpenAsync(ConversationReference reference, string? account, CancellationToken cancellationToken) =>
        OpenAsync(new Arrival(reference), account, cancellationToken);

    /// <inheritdoc cref="OpenAsync(ConversationReference, string, CancellationToken)"/>
    /// <param name="arrival">The way to the conversation, and where the greeting goes.</param>
    /// <param name="account">The signed-in account to which it belongs, if somebody vouches for the user.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<OpenResult> OpenAsync(Arrival arrival, string? account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        var reference = arrival.Reference;
        for (var tries = 0; tries < MaximumTries; tries++)
        {
            if (await FindExistingAsync(reference, account, cancellationToken) is { } existing)
            {
                return existing.Account == account ? new(existing, IsNew: false, []) : throw Foreign(existing);
            }

            var commit = Greet(arrival, account);
            if (await store.CommitAsync(commit, cancellationToken) == CommitResult.Committed)
            {
                _listeners.Wake(commit.Conversation.Id);
                return new(commit.Conversation, IsNew: true, commit.Activities);
            }
        }

        throw new StoreUnavailableException("The conversations of one account open and end faster than the store can tell. Try again later.");
    }

    /// <summary>Takes in one activity and answers it.</summary>
    /// <param name="conversationId">Id of an open conversation.</param>
    /// <param name="inbound">What came in, with a sender that the channel vouches for.</param>
    /// <param name="idempotencyKey">What the sender repeats when it sends the same again; <see langword="null"/> if it cannot.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public Task<TurnReceipt> ReceiveAsync(string conversationId, Activity inbound, string? idempotencyKey, CancellationToken cancellationToken) =>
        ReceiveAsync(conversationId, inbound, idempotencyKey, null, cancellationToken);

    /// <inheritdoc cref="ReceiveAsync(string, Activity, string, CancellationToken)"/>
    /// <param name="conversationId">Id of an open conversation.</param>
    /// <param name="inbound">What came in, with a sender that the channel vouches for.</param>
    /// <param name="idempotencyKey">What the sender repeats when it sends the same again; <see langword="null"/> if it cannot.</param>
    /// <param name="arrival">How it came; <see langword="null"/> where the channel reads the log itself.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<TurnReceipt> ReceiveAsync(string conversationId, Activity inbound, string? idempotencyKey, Arrival? arrival, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        for (var tries = 0; tries < MaximumTries; tries++)
        {
            var before = await store.FindAsync(conversationId, idempotencyKey, cancellationToken);
            if (before is null || before.Earlier is not null || before.IsEnded)
            {
                return await PassOverAsync(before, inbound, cancellationToken);
            }

            var queue = board is null ? null : await board.LookForAsync(conversationId, cancellationToken);
            var commit = Answer(before, inbound, idempotencyKey, arrival, queue);
            if (await store.CommitAsync(commit, cancellationToken) == CommitResult.Committed)
            {
                _listeners.Wake(conversationId);
                return new(TurnOutcome.Committed, commit.Activities[0], [.. commit.Activities.Skip(1)], commit.Conversation.LastSequence);
            }
        }

        return Nothing(TurnOutcome.Busy);
    }

    /// <summary>Carries out what agents, or the program in their place, do to a conversation. Of two that exclude each other, one wins.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="action">What is done.</param>
    /// <param name="idempotencyKey">What the sender repeats when it sends the same again; <see langword="null"/> if it cannot.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<ActReceipt> ActAsync(string conversationId, DeskAction action, string? idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        StoredConversation? before = null;
        for (var tries = 0; tries < MaximumTries; tries++)
        {
            before = await store.FindAsync(conversationId, idempotencyKey, cancellationToken);
            if (before is null || before.Earlier is not null || before.IsEnded)
            {
                return await PassOverAsync(before, cancellationToken);
            }

            if (action is ReplyToCustomer { After: { } read } && await UnreadMessages.HasAsync(store, before, read, cancellationToken))
            {
                return new(TurnOutcome.Refused, DeskRefusal.Unread, before, []);
            }

            var now = clock.GetUtcNow();
            var result = turn.Act(conversationId, before.State, action, now);
            if (result.Turn is not { } worked)
            {
                return new(TurnOutcome.Refused, result.Refusal, before, []);
            }

            var draft = new TurnDraft(before, now);
            draft.Act(worked.Input);
            draft.Say(worked.Replies);
            var commit = draft.ToCommit(worked, idempotencyKey, null);
            if (await store.CommitAsync(commit, cancellationToken) == CommitResult.Committed)
            {
                _listeners.Wake(conversationId);
                return new(TurnOutcome.Committed, null, commit.Conversation, commit.Activities);
            }
        }

        return new(TurnOutcome.Busy, null, before, []);
    }

    /// <summary>The conversation as the last turn left it, or <see langword="null"/> if there is none.</summary>
    public Task<StoredConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        store.FindAsync(conversationId, null, cancellationToken);

    /// <inheritdoc cref="IConversationStore.FindOpenAsync"/>
    public Task<string?> FindOpenAsync(string channelId, string account, CancellationToken cancellationToken) =>
        store.FindOpenAsync(channelId, account, cancellationToken);

    /// <inheritdoc cref="IConversationStore.ReadAsync"/>
    public Task<LogPage> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(conversationId, after, limit, cancellationToken);

    /// <summary>Has <paramref name="wake"/> called after every turn that this process commits in the conversation, until the result is disposed.</summary>
    /// <param name="conversationId">Id of the conversation; it need not exist yet.</param>
    /// <param name="wake">Called on the committing thread, maybe several times at once: it returns at once and throws nothing.</param>
    public IDisposable Listen(string conversationId, Action wake) => _listeners.Add(conversationId, wake);

    /// <summary>Has <paramref name="wake"/> called with the conversation's id after every turn that this process commits, until the result is disposed.</summary>
    /// <param name="wake">As for <see cref="Listen"/>.</param>
    public IDisposable ListenToAll(Action<string> wake) => _listeners.AddToAll(wake);

    private async Task<StoredConversation?> FindExistingAsync(ConversationReference reference, string? account, CancellationToken cancellationToken)
    {
        var existing = await store.FindAsync(reference.Conversation.Id, null, cancellationToken);
        if (existing is null && account is not null
            && await store.FindOpenAsync(reference.ChannelId, account, cancellationToken) is { } open)
        {
            existing = await store.FindAsync(open, null, cancellationToken);
        }

        return existing;
    }

    /// <summary>The first turn. What it answers is no activity of the log: clients wait for an activity to which a reply refers.</summary>
    private TurnCommit Greet(Arrival arrival, string? account)
    {
        var (now, reference) = (clock.GetUtcNow(), arrival.Reference);
        var opening = new StoredConversation
        {
            Reference = reference,
            Account = account,
            State = turn.NewConversation(reference.Locale),
            LastTimestamp = now,
        };
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = reference.ChannelId,
            ServiceUrl = reference.ServiceUrl,
            Conversation = reference.Conversation,
            From = reference.User,
            Recipient = reference.Bot,
        };
        var result = turn.Run(opening.State, update, now);
        var draft = new TurnDraft(opening, now);
        draft.Reply(result.Replies, update);
        return Addressed(draft.ToCommit(result, null, null), arrival, null);
    }

    private TurnCommit Answer(StoredConversation found, Activity inbound, string? key, Arrival? arrival, QueueOutlook? queue)
    {
        var now = clock.GetUtcNow();
        var before = arrival is null ? found : found with { Reference = arrival.Reference };
        var result = turn.Run(before.State, inbound with { Conversation = before.Reference.Conversation }, now, queue);
        var draft = new TurnDraft(before, now);
        draft.Reply(result.Replies, draft.Receive(result.Input));
        return Addressed(draft.ToCommit(result, key, key is null ? null : ContentHash.Of(inbound, result.Input)), arrival, found.Reference);
    }

    private static TurnCommit Addressed(TurnCommit commit, Arrival? arrival, ConversationReference? known) => commit with
    {
        Outbound = arrival?.AnswersInline == true ? [] : commit.Outbound,
        IsReferenceNew = arrival is not null && known is not null && Json(known) != Json(arrival.Reference),
    };

    private static string Json(ConversationReference reference) => JsonSerializer.Serialize(reference, SchemaJsonContext.Default.ConversationReference);

    private async Task<ActReceipt> PassOverAsync(StoredConversation? found, CancellationToken cancellationToken)
    {
        if (found?.Earlier is not { } earlier)
        {
            return new(found is null ? TurnOutcome.UnknownConversation : TurnOutcome.Ended, null, found, []);
        }

        var page = await store.ReadAsync(found.Id, earlier.FirstSequence - 1, earlier.Length, cancellationToken);
        return new(TurnOutcome.Repeated, null, found, page.Activities);
    }

    private async Task<TurnReceipt> PassOverAsync(StoredConversation? found, Activity inbound, CancellationToken cancellationToken)
    {
        if (found?.Earlier is not { } earlier)
        {
            return Nothing(found is null ? TurnOutcome.UnknownConversation : TurnOutcome.Ended);
        }

        if (!ContentHash.Fits(earlier.ContentHash, inbound))
        {
            return Nothing(TurnOutcome.Conflict);
        }

        var page = await store.ReadAsync(found.Id, earlier.FirstSequence - 1, earlier.Length, cancellationToken);
        return new(TurnOutcome.Repeated, page.Activities[0], [.. page.Activities.Skip(1)], page.Watermark);
    }

    private static TurnReceipt Nothing(TurnOutcome outcome) => new(outcome, null, [], 0);

    private static InvalidOperationException Foreign(StoredConversation existing) =>
        new($"Conversation '{existing.Id}' belongs to another account, or to none. Open a new conversation under a new id.");
}
