using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Finds the message that a customer changed or deleted (CHECKLIST, item 110), and tells whether that is news. Thread-safe.</summary>
internal sealed class MessageChanges(TurnPipeline pipeline)
{
    /// <summary>What is further back than this is not the last thing that somebody said.</summary>
    private const int MostAfter = 200;

    /// <summary>What comes into the log; <see langword="null"/> where the message is not in it, or says already what it is said to say now.</summary>
    public async Task<Activity?> ReadAsync(Activity posted, string conversationId, CancellationToken cancellationToken)
    {
        if (ActivityKeys.OfMessage(posted) is not { } key || await pipeline.FindAsync(conversationId, key, cancellationToken) is not { Earlier.FirstSequence: var place } conversation)
        {
            return null;
        }

        var log = (await pipeline.ReadAsync(conversationId, place - 1, MostAfter, cancellationToken)).Activities;
        var read = IncomingActivity.Read(posted);
        var (now, words) = (WordsNow(log, place), posted.Type == ActivityTypes.MessageDelete ? null : read.Text ?? "");
        return now == words ? null : read with
        {
            Text = words,
            Value = new MessageChange(place, now is not null && IsLatest(log, place, conversation)).ToValue(),
            Attachments = null,
        };
    }

    /// <summary>What the message says after all changes so far; <see langword="null"/> where it was deleted.</summary>
    private static string? WordsNow(IReadOnlyList<Activity> log, long place)
    {
        var latest = log.LastOrDefault(activity => MessageChange.Of(activity)?.Sequence == place) ?? log[0];
        return latest.Type == ActivityTypes.MessageDelete ? null : latest.Text?.Trim() ?? "";
    }

    private static bool IsLatest(IReadOnlyList<Activity> log, long place, StoredConversation conversation) =>
        place + log.Count > conversation.LastSequence
        && !log.Skip(1).Any(activity => activity.Type == ActivityTypes.Message && activity.From?.Id != conversation.Reference.Bot?.Id);
}
