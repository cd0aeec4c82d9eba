using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// Tells whether a customer wrote, changed or deleted something that an agent cannot have read yet. It is asked about the very state on which the reply is built, so no message slips in between:
/// whatever is stored meanwhile makes the reply's commit fail, and the question is asked again.
/// </summary>
internal static class UnreadMessages
{
    private const int Page = 100;

    public static async Task<bool> HasAsync(IConversationStore store, StoredConversation conversation, long read, CancellationToken cancellationToken)
    {
        for (var place = Math.Max(0, read); place < conversation.LastSequence;)
        {
            var page = await store.ReadAsync(conversation.Id, place, Page, cancellationToken);
            if (page.Activities.Any(activity => HubTranscript.IsCustomers(activity, conversation.Reference) || activity.Type == ActivityTypes.MessageDelete))
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
