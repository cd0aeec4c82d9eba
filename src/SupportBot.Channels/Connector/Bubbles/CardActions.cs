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
/// sent. Thread-safe.
/// </summary>
internal sealed class CardActions(CardPresses presses, ConnectorClient client, CardTexts texts, TimeProvider time, ILogger<CardActions> log)
{
    /// <summary>The answer must not wait for it: a client gives up after 10 seconds (CHECKLIST, item 104), and the call is given 4.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Answers an invoke named <see cref="CardInvoke.Name"/>.</summary>
    /// <param name="call">The invoke.</param>
    /// <param name="say">Says something in the customer's name, in the conversation of the call and under its id.</param>
    /// <param name="cancellationToken">Ends the wait; the turn may stand nevertheless.</param>
    public async Task<InvokeAnswer> InvokeAsync(ChannelActivity call, Func<Activity, Task<ChannelReceipt>> say, CancellationToken cancellationToken)
    {
        if (Read(call.Activity) is not { } press)
        {
            return Body(CardAnswer.BadRequest(texts.Find(texts.LocaleOf(call.Activity.Locale), "failed")));
        }

        var (card, problem) = await presses.PressAsync(IdOf(call), press, async words => (await say(Said(call, words))).Outcome, cancellationToken);
        if (card is null)
        {
            return Body(problem!);
        }

        await UpdateAsync(call.Activity, card, cancellationToken);
        return Body(CardAnswer.Of(card));
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
        var (card, _) = await presses.PressAsync(IdOf(call), press, async words => (receipt = await say(Said(call, words))).Outcome, cancellationToken);
        if (card is not null && CardChannels.Executes(call.Activity.ChannelId ?? ""))
        {
            await UpdateAsync(call.Activity, card, cancellationToken);
        }
        else if (card is not null && receipt is null)
        {
            await TryAsync(call.Activity, (to, patience) => client.SendAsync(to, Message(call.Activity, card), patience), cancellationToken);
        }

        return receipt ?? new(null, ChannelConversations.ReferenceOf(call), []) { PassedOver = "the card says all there is to say" };
    }

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

    private Task UpdateAsync(Activity pressed, AdaptiveCard card, CancellationToken cancellationToken) => pressed.ReplyToId is { Length: > 0 } shown
        ? TryAsync(pressed, (to, patience) => client.UpdateAsync(to, shown, Message(pressed, card), patience), cancellationToken)
        : Task.CompletedTask;

    private async Task TryAsync(Activity pressed, Func<ConversationReference, CancellationToken, Task<Delivery>> send, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await send(pressed.GetConversationReference(), either.Token) is not Delivery.Delivered)
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
