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

    /// <summary>The activities to send, in order; without address, which is the sender's business.</summary>
    /// <param name="logged">The activity of the log.</param>
    /// <param name="sequence">Its place there.</param>
    /// <param name="to">The conversation.</param>
    public IReadOnlyList<Activity> Render(Activity logged, long sequence, ConversationReference to)
    {
        if (logged.Type != ActivityTypes.Message)
        {
            return [logged with { ChannelData = null }];
        }

        var bubble = Bubble.Read(logged, sequence);
        var bare = logged with { ChannelData = null, TextFormat = TextFormatTypes.Plain };
        if (bubble.Checklist.Count > 0 && CardChannels.Executes(to.ChannelId))
        {
            return Card(bare, ChecklistCard.Show(Frame(bubble, to), ChecklistTicks.None(bubble.Checklist.Count)), bubble.Text);
        }

        return bubble.Choices.Count == 0 ? PlainBubble.Split(bare) : Question(bare, bubble, to);
    }

    /// <summary>What the cards of a bubble are made with.</summary>
    public CardFrame Frame(Bubble bubble, ConversationReference to) =>
        new(bubble, CardJson.NameOf(to.Conversation.Id), CardChannels.Executes(to.ChannelId), texts);

    private IReadOnlyList<Activity> Question(Activity bare, Bubble bubble, ConversationReference to)
    {
        if (!CardChannels.TakesCards(to.ChannelId))
        {
            return Numbered(bare, bubble);
        }

        if (bubble.Choices.Count <= CardChannels.MostSuggested(to.Conversation) && bubble.Choices.All(choice => choice.Value != Step))
        {
            return PlainBubble.Split(bare);
        }

        var frame = Frame(bubble, to);
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
