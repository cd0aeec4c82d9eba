using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>
/// Where pressed buttons come in, by invoke or as a message without words, and where the card that was pressed is brought up to date: the answer to an invoke is seen by
/// the one who pressed, and only until the client is started again, so the message itself is changed as well; where messages cannot be changed, what there is to see is
/// sent. What nobody can carry out is answered with the question that is open. Thread-safe.
/// </summary>
internal sealed class CardActions(CardPresses presses, ConnectorClient client, ConversationPace pace, TimeProvider time, ILogger<CardActions> log)
{
    /// <summary>The answer must not wait for it: a client gives up after 10 seconds (CHECKLIST, item 104), and the call is given 4.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Answers an invoke named <see cref="CardInvoke.Name"/>.</summary>
    /// <param name="call">The invoke.</param>
    /// <param name="say">Says something in the customer's name, in the conversation of the call and under its id.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<InvokeAnswer> InvokeAsync(ChannelActivity call, Func<Activity, Task<ChannelReceipt>> say, CancellationToken cancellationToken)
    {
        var result = await presses.PressAsync(IdOf(call), Read(call.Activity), async words => (await say(Said(call, words))).Outcome, cancellationToken);
        if (result is { Card: { } card, IsNoneOfOurs: false })
        {
            await UpdateAsync(call, card, cancellationToken);
        }

        if (result is { Card: null, IsNoneOfOurs: true })
        {
            // No card can lead back, so the bot does, as to a message without words.
            await say(Said(call, ""));
        }

        return Body(result.Card is { } shown ? CardAnswer.Of(shown) : result.Problem!);
    }

    /// <summary>Carries out a message that a button sent.</summary>
    /// <returns>What became of it; <see langword="null"/> when it is a message like any other.</returns>
    public async Task<ChannelReceipt?> SubmitAsync(ChannelActivity call, Func<Activity, Task<ChannelReceipt>> say, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(call.Activity.Text) || CardJson.Read(call.Activity.Value) is not { } press)
        {
            return null;
        }

        ChannelReceipt? receipt = null;
        var result = await presses.PressAsync(IdOf(call), press, async words => (receipt = await say(Said(call, words))).Outcome, cancellationToken);
        if (result.Card is { } card)
        {
            await ShowAsync(call, card, isAnswer: receipt is not null, result.IsNoneOfOurs, cancellationToken);
            receipt ??= new(null, ChannelConversations.ReferenceOf(call), []) { PassedOver = "the card says all there is to say" };
        }

        return receipt;
    }

    /// <summary>Where a card cannot be changed, the answer of the turn says enough; what else there is to see is sent.</summary>
    private Task ShowAsync(ChannelActivity call, AdaptiveCard card, bool isAnswer, bool isNoneOfOurs, CancellationToken cancellationToken) =>
        CardChannels.Executes(call.Activity.ChannelId ?? "") && !isNoneOfOurs ? UpdateAsync(call, card, cancellationToken)
        : isAnswer ? Task.CompletedTask
        : TryAsync(call, (to, patience) => client.SendAsync(to, Message(call.Activity, card), patience), cancellationToken);

    private static string IdOf(ChannelActivity call) => ChannelConversations.ReferenceOf(call).Conversation.Id;

    private static InvokeAnswer Body(CardAnswer answer) => new(200, JsonSerializer.SerializeToElement(answer, CardJson.Wire.CardAnswer));

    /// <summary>The message that the customer could have written instead.</summary>
    private static Activity Said(ChannelActivity call, string words) => IncomingActivity.Read(call.Activity with
    {
        Type = ActivityTypes.Message,
        Name = null,
        Value = null,
        Attachments = null,
        Entities = null,
        Text = words,
        TextFormat = TextFormatTypes.Plain,
    });

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

    private static Activity Message(Activity pressed, AdaptiveCard card) => CardJson.Message(card, "").ReplyTo(pressed) with { ReplyToId = null, Summary = null };

    private Task UpdateAsync(ChannelActivity call, AdaptiveCard card, CancellationToken cancellationToken) => call.Activity.ReplyToId is { Length: > 0 } shown
        ? TryAsync(call, (to, patience) => client.UpdateAsync(to, shown, Message(call.Activity, card), patience), cancellationToken)
        : Task.CompletedTask;

    private async Task TryAsync(ChannelActivity call, Func<ConversationReference, CancellationToken, Task<Delivery>> send, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await pace.WaitAsync(IdOf(call), either.Token);
            if (await send(call.Activity.GetConversationReference(), either.Token) is not Delivery.Delivered)
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
