using SupportBot.Channels.Connector.Cards;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>
/// What becomes of a pressed button. A choice is the turn that the same words would have caused; a tick of the checklist is no turn, the card carries it. A card of an
/// earlier step never acts, nor does one that was shown elsewhere or was made up: whoever presses it sees where the conversation stands. Thread-safe.
/// </summary>
internal sealed class CardPresses(TurnPipeline pipeline, OpenQuestion questions, BubbleRenderer renderer, CardTexts texts)
{
    /// <summary>Carries out what a button sent.</summary>
    /// <param name="conversationId">The conversation, as the program knows it.</param>
    /// <param name="press">What was pressed; <see langword="null"/> where nobody can tell.</param>
    /// <param name="say">Says the words of a choice, once however often the channel calls.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<PressResult> PressAsync(string conversationId, CardPress? press, Func<string, Task<TurnOutcome?>> say, CancellationToken cancellationToken)
    {
        if (await pipeline.FindAsync(conversationId, cancellationToken) is not { } conversation)
        {
            return new(null, Foreign(null), IsNoneOfOurs: true);
        }

        if (press?.Chat != CardJson.NameOf(conversation.Id) || await questions.FindAsync(conversation, press.Sequence, cancellationToken) is not { } bubble)
        {
            return await LeadBackAsync(conversation, cancellationToken);
        }

        return press.Verb switch
        {
            CardPress.Choose when Choice(bubble, press) is { } choice => await ChooseAsync(conversation, bubble, choice, say, cancellationToken),
            CardPress.Tick when Tick(bubble, press) is { } ticks => new(ChecklistCard.Show(Frame(bubble, conversation), ticks)),
            _ => await LeadBackAsync(conversation, cancellationToken),
        };
    }

    /// <summary>Says that it did not work, with the question that is open; with words alone where none is.</summary>
    private async Task<PressResult> LeadBackAsync(StoredConversation conversation, CancellationToken cancellationToken)
    {
        var notice = texts.Find(texts.LocaleOf(conversation.State.Locale), "failed");
        return await questions.FindCurrentAsync(conversation, cancellationToken) is { } current
            ? new(QuestionCard.Ask(Frame(current, conversation) with { Notice = notice }), IsNoneOfOurs: true)
            : new(null, CardAnswer.BadRequest(notice), IsNoneOfOurs: conversation.State.Owner != ConversationOwner.Agent);
    }

    private static BubbleChoice? Choice(Bubble bubble, CardPress press) => bubble.Choices.FirstOrDefault(choice => choice.Value == press.Choice);

    private static ChecklistTicks? Tick(Bubble bubble, CardPress press)
    {
        var point = bubble.Checklist.Index().FirstOrDefault(point => point.Item.Id == press.Item, (-1, new("", ""))).Index;
        return point >= 0 && press.Mark is [ChecklistTicks.Yes or ChecklistTicks.NotSure] && ChecklistTicks.Read(press.Ticks, bubble.Checklist.Count) is { } ticks
            ? ticks.With(point, press.Mark[0])
            : null;
    }

    private async Task<PressResult> ChooseAsync(
        StoredConversation conversation, Bubble bubble, BubbleChoice choice, Func<string, Task<TurnOutcome?>> say, CancellationToken cancellationToken)
    {
        var current = await questions.FindCurrentAsync(conversation, cancellationToken);
        if (current is null || !await questions.IsOpenAsync(conversation, bubble, current, cancellationToken))
        {
            return new(await LateAsync(conversation, bubble, choice, current, cancellationToken));
        }

        return await say(choice.Title) is TurnOutcome.Committed or TurnOutcome.Repeated
            ? new(QuestionCard.Answered(Frame(bubble, conversation), choice))
            : new(null, CardAnswer.Busy(texts.Find(texts.LocaleOf(conversation.State.Locale), "failed")));
    }

    /// <summary>The same choice pressed again, as by a second tap or a repeated call, is no news; anything else leads to where the conversation stands.</summary>
    private async Task<AdaptiveCard> LateAsync(
        StoredConversation conversation, Bubble bubble, BubbleChoice choice, Bubble? current, CancellationToken cancellationToken)
    {
        if (await questions.FindAnswerAsync(conversation, bubble, cancellationToken) == choice.Title)
        {
            return QuestionCard.Answered(Frame(bubble, conversation), choice);
        }

        var locale = texts.LocaleOf(conversation.State.Locale);
        return current is null
            ? QuestionCard.Settled(Frame(bubble, conversation) with { Notice = texts.Find(locale, "settled") })
            : QuestionCard.Ask(Frame(current, conversation) with { Notice = texts.Find(locale, "older") });
    }

    private CardAnswer Foreign(string? locale) => CardAnswer.BadRequest(texts.Find(texts.LocaleOf(locale), "failed"));

    private CardFrame Frame(Bubble bubble, StoredConversation conversation) => renderer.Frame(bubble, conversation.Reference.ChannelId, conversation.Id);
}
