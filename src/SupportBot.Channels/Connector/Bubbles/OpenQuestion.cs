using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>Finds bubbles in a conversation's log: the one that a card showed, and the question that is open now. Thread-safe.</summary>
internal sealed class OpenQuestion(TurnPipeline pipeline)
{
    /// <summary>A turn says a dozen bubbles at most; further back nothing is open.</summary>
    private const int MostBack = 60;

    private const int MostAfter = 60;

    /// <summary>The bubble at a place in the log; <see langword="null"/> when there is none, or none of the bot's.</summary>
    public async Task<Bubble?> FindAsync(StoredConversation conversation, long sequence, CancellationToken cancellationToken)
    {
        if (sequence < 1 || sequence > conversation.LastSequence)
        {
            return null;
        }

        var page = await pipeline.ReadAsync(conversation.Id, sequence - 1, 1, cancellationToken);
        return page.Activities is [var activity] && IsBubble(conversation, activity) ? Bubble.Read(activity, sequence) : null;
    }

    /// <summary>The question that waits for an answer; <see langword="null"/> when none with choices does.</summary>
    public async Task<Bubble?> FindCurrentAsync(StoredConversation conversation, CancellationToken cancellationToken)
    {
        if (conversation.IsEnded || conversation.State.Owner == ConversationOwner.Agent || conversation.State.Stack is not [.., { Prompt: { Choices.Count: > 0 } prompt }])
        {
            return null;
        }

        var from = Math.Max(0, conversation.LastSequence - MostBack);
        var page = await pipeline.ReadAsync(conversation.Id, from, MostBack, cancellationToken);
        return page.Activities
            .Select((activity, at) => (Activity: activity, Sequence: from + at + 1))
            .Where(logged => IsBubble(conversation, logged.Activity))
            .Select(logged => Bubble.Read(logged.Activity, logged.Sequence))
            .LastOrDefault(bubble => bubble.Choices.Select(choice => choice.Value).SequenceEqual(prompt.Choices.Select(choice => choice.Value)));
    }

    /// <summary>
    /// Whether a bubble asks what the open question asks, and nothing else was asked since: the same words may come back at another step, where an old card must not answer them.
    /// </summary>
    public async Task<bool> IsOpenAsync(StoredConversation conversation, Bubble bubble, Bubble current, CancellationToken cancellationToken)
    {
        var between = current.Sequence - bubble.Sequence;
        if (between is < 0 or >= MostBack || !current.AsksTheSame(bubble))
        {
            return false;
        }

        var page = await pipeline.ReadAsync(conversation.Id, bubble.Sequence - 1, (int)between + 1, cancellationToken);
        return page.Activities.Where(activity => IsBubble(conversation, activity))
            .Select(activity => Bubble.Read(activity, bubble.Sequence))
            .All(asked => asked.Choices.Count == 0 || asked.AsksTheSame(bubble));
    }

    /// <summary>The words with which the customer first went on after a bubble, if that is not too long ago.</summary>
    public async Task<string?> FindAnswerAsync(StoredConversation conversation, Bubble bubble, CancellationToken cancellationToken)
    {
        var page = await pipeline.ReadAsync(conversation.Id, bubble.Sequence, MostAfter, cancellationToken);
        return page.Activities.FirstOrDefault(activity => activity.Type == ActivityTypes.Message && !IsBubble(conversation, activity))?.Text;
    }


    /// <summary>Whether the bot said it, or an agent in its place.</summary>
    private static bool IsBubble(StoredConversation conversation, Activity activity) =>
        activity.Type == ActivityTypes.Message && activity.From?.Id is { } from && from == conversation.Reference.Bot?.Id;
}
