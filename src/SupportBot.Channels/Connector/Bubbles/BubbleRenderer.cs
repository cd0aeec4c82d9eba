using SupportBot.Channels.Connector.Cards;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>
/// From an activity of the log to what a channel is sent: text, text with suggested actions, or a card. Text and card never travel in one activity, and nothing that a
/// customer or an agent wrote is read as markup. Thread-safe.
/// </summary>
internal sealed class BubbleRenderer(CardTexts texts)
{
    /// <summary>A choice of this value says that something was done, which stays worth seeing: suggested actions vanish, cards stay.</summary>
    private const string Step = "done";

    private const int MostQuestion = 2000;

    /// <summary>The activities to send, in order, each addressed as the one that is given.</summary>
    /// <param name="said">The activity of the log, addressed to its channel.</param>
    /// <param name="sequence">Its place in the log.</param>
    /// <param name="conversationId">The conversation, as the program knows it.</param>
    public IReadOnlyList<Activity> Render(Activity said, long sequence, string conversationId)
    {
        if (said.Type != ActivityTypes.Message)
        {
            return [said with { ChannelData = null }];
        }

        var (bubble, channel) = (Bubble.Read(said, sequence), said.ChannelId ?? "");
        var bare = said with { ChannelData = null, TextFormat = TextFormatTypes.Plain };
        if (bubble.Checklist.Count > 0 && CardChannels.Executes(channel))
        {
            return Card(bare, ChecklistCard.Show(Frame(bubble, channel, conversationId), ChecklistTicks.None(bubble.Checklist.Count)), bubble.Text);
        }

        return bubble.Choices.Count == 0 || CardChannels.ShowsAnyNumber(channel) ? PlainBubble.Split(bare)
            : !CardChannels.TakesCards(channel) ? Numbered(bare, bubble)
            : IsPlain(bubble, said.Conversation) ? PlainBubble.Split(ForOne(bare))
            : Question(bare, bubble, Frame(bubble, channel, conversationId));
    }

    /// <summary>What the cards of a bubble are made with.</summary>
    public CardFrame Frame(Bubble bubble, string channelId, string conversationId) => new(bubble, CardJson.NameOf(conversationId), CardChannels.Executes(channelId), texts);

    private static bool IsPlain(Bubble bubble, ConversationAccount? conversation) =>
        bubble.Choices.Count <= CardChannels.MostSuggested(conversation) && bubble.Choices.All(choice => choice.Value != Step);

    private static Activity ForOne(Activity bare) => bare with { SuggestedActions = bare.SuggestedActions! with { To = bare.Recipient?.Id is { } user ? [user] : null } };

    private IReadOnlyList<Activity> Question(Activity bare, Bubble bubble, CardFrame frame)
    {
        var shown = bubble with { Text = PlainBubble.Shorten(bubble.Text, MostQuestion, frame.Find("shortened")) };
        var card = Card(bare, QuestionCard.Ask(frame with { Bubble = shown }), shown.Text);
        return PlainBubble.Fits(card[0]) ? card : Numbered(bare, bubble);
    }

    private IReadOnlyList<Activity> Numbered(Activity bare, Bubble bubble) => PlainBubble.Split(
        bare with { Text = PlainBubble.Numbered(bubble, texts.Find(texts.LocaleOf(bubble.Locale), "numbers")), SuggestedActions = null });

    /// <summary>The card in the place of text and suggested actions, with everything that says where the message belongs.</summary>
    private static IReadOnlyList<Activity> Card(Activity bare, AdaptiveCard card, string summary)
    {
        var message = CardJson.Message(card, summary);
        return [bare with { Text = null, TextFormat = null, SuggestedActions = null, Locale = message.Locale, Summary = summary, Attachments = message.Attachments }];
    }
}
