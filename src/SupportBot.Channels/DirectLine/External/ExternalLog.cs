using System.Globalization;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine.External;

/// <summary>Records a conversation that the program does not take part in: what was said, activity by activity, with no turn behind it.</summary>
internal sealed class ExternalLog(IConversationStore store, ActivityStreams streams, TimeProvider time)
{
    public async Task<OpenResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(reference.Conversation.Id, null, cancellationToken) is { } existing)
            {
                return new(existing, IsNew: false, []);
            }

            var opened = new StoredConversation
            {
                Reference = reference,
                State = new() { Locale = reference.Locale ?? "" },
                LastTimestamp = time.GetUtcNow(),
                Version = 1,
            };
            if (await store.CommitAsync(new() { Conversation = opened, Activities = [] }, cancellationToken) == CommitResult.Committed)
            {
                return new(opened, IsNew: true, []);
            }
        }
    }

    /// <summary>Adds an activity, whoever it comes from; <paramref name="key"/> finds it again when it is sent again.</summary>
    public async Task<TurnReceipt> AddAsync(string conversationId, Activity activity, string? key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.FindAsync(conversationId, key, cancellationToken);
            if (before is null or { IsEnded: true } or { Earlier: not null })
            {
                return await PassOverAsync(before, cancellationToken);
            }

            var commit = Add(before, activity, key);
            if (await store.CommitAsync(commit, cancellationToken) == CommitResult.Committed)
            {
                streams.Wake(conversationId);
                return new(TurnOutcome.Committed, commit.Activities[0], [], commit.Conversation.LastSequence);
            }
        }
    }

    private async Task<TurnReceipt> PassOverAsync(StoredConversation? found, CancellationToken cancellationToken)
    {
        if (found?.Earlier is not { } earlier)
        {
            return new(found is null ? TurnOutcome.UnknownConversation : TurnOutcome.Ended, null, [], 0);
        }

        var page = await store.ReadAsync(found.Id, earlier.FirstSequence - 1, 1, cancellationToken);
        return new(TurnOutcome.Repeated, page.Activities[0], [], page.Watermark);
    }

    private TurnCommit Add(StoredConversation before, Activity activity, string? key)
    {
        var (sequence, now, next) = (before.LastSequence + 1, time.GetUtcNow(), before.LastTimestamp.AddMilliseconds(1));
        var moment = now > next ? now : next;
        var recorded = activity with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{before.Id}|{sequence:D7}"),
            Timestamp = WireTime.From(moment),
            ChannelId = before.Reference.ChannelId,
            Conversation = before.Reference.Conversation,
        };
        return new()
        {
            Conversation = before with
            {
                Version = before.Version + 1,
                LastSequence = sequence,
                LastTimestamp = moment,
                IsEnded = activity.Type == ActivityTypes.EndOfConversation,
                Earlier = null,
            },
            Activities = [recorded],
            Key = key,
        };
    }
}
