using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>
/// Where pressed buttons come in, by invoke or as a message without words, and where the card that was pressed is brought up to date: the answer to an invoke is seen by
/// the one who pressed, and only until the client is started again, so the message itself is changed as well. Thread-safe.
/// </summary>
internal sealed class CardActions(CardPresses presses, ConnectorClient client, CardTexts texts, TimeProvider time, ILogger<CardActions> log)
{
    /// <summary>A client waits 10 seconds for the answer (CHECKLIST, item 104), and the turn needs some of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Answers an invoke named <see cref="CardInvoke.Name"/>.</summary>
    /// <param name="conversationId">The conversation, as the program knows it.</param>
    /// <param name="invoke">The invoke, from a caller who was checked.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<CardAnswer> InvokeAsync(string conversationId, Activity invoke, CancellationToken cancellationToken)
    {
        if (Read(invoke) is not { } press)
        {
            return CardAnswer.BadRequest(texts.Find(texts.LocaleOf(invoke.Locale), "failed"));
        }

        var (card, problem) = await presses.PressAsync(conversationId, invoke, press, cancellationToken);
        if (card is null)
        {
            return problem!;
        }

        await UpdateAsync(invoke, card, cancellationToken);
        return CardAnswer.Of(card);
    }

    /// <summary>Carries out a message that a button sent.</summary>
    /// <returns>Whether it was one; if not, it is a message like any other.</returns>
    public async Task<bool> SubmitAsync(string conversationId, Activity message, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(message.Text) || CardJson.Read(message.Value) is not { } press)
        {
            return false;
        }

        var (card, _) = await presses.PressAsync(conversationId, message, press, cancellationToken);
        if (card is not null)
        {
            await UpdateAsync(message, card, cancellationToken);
        }

        return true;
    }

    /// <summary>What was pressed, if verb and data say the same.</summary>
    private static CardPress? Read(Activity invoke)
    {
        try
        {
            var action = invoke.Value?.Deserialize(CardJson.Wire.CardInvoke)?.Action;
            return CardJson.Read(action?.Data) is { } press && press.Verb == action?.Verb ? press : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task UpdateAsync(Activity pressed, AdaptiveCard card, CancellationToken cancellationToken)
    {
        if (pressed.ReplyToId is not { Length: > 0 } replyToId || pressed.Conversation is null || !CardChannels.Executes(pressed.ChannelId ?? ""))
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var update = CardJson.Message(card, "").ReplyTo(pressed) with { Id = replyToId, ReplyToId = null, Summary = null };
            if (await client.UpdateAsync(pressed.GetConversationReference(), replyToId, update, either.Token) is not Delivery.Delivered)
            {
                log.CardNotUpdated();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.CardNotUpdated();
        }
    }
}
