using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Tells whether a customer wrote something that an agent cannot have read yet. Thread-safe.</summary>
internal sealed class UnreadMessages(ICaseStore cases, IConversationStore store)
{
    private const int Page = 100;

    /// <param name="caseId">The case.</param>
    /// <param name="after">The last place in the log that the agent has read; <see langword="null"/> asks for nothing.</param>
    /// <param name="key">Under which the reply would be stored: one that is stored already is a repetition, whatever the customer wrote since.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> HasAsync(string caseId, long? after, string? key, CancellationToken cancellationToken)
    {
        if (after is not { } read || await cases.FindCaseAsync(caseId, cancellationToken) is not { } row
            || await store.FindAsync(row.ConversationId, key, cancellationToken) is not { Earlier: null } conversation)
        {
            return false;
        }

        for (var place = Math.Max(0, read); place < conversation.LastSequence;)
        {
            var page = await store.ReadAsync(row.ConversationId, place, Page, cancellationToken);
            if (page.Activities.Any(activity => activity.Type == ActivityTypes.Message && TranscriptViews.IsOfCustomer(activity, conversation)))
            {
                return true;
            }

            if (!page.HasMore)
            {
                return false;
            }

            place = page.Watermark;
        }

        return false;
    }
}
