using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Replaces the card of a case that was erased by one line that tells nothing of it. Thread-safe, as long as each card is carried once at a time.</summary>
internal sealed class LeftoverCourier(ITeamsStore teams, DeskWords words, ConnectorClient client, ConversationPace pace, TimeProvider time, ILogger<LeftoverCourier> log)
{
    /// <summary>At a try every five minutes, about a day.</summary>
    private const int MostAttempts = 300;

    public async Task CarryAsync(DeskChannel channel, DeskLeftover left, CancellationToken cancellationToken)
    {
        var sentence = words.Find(channel.Locale, "erased");
        var card = new AdaptiveCard { Lang = channel.Locale, FallbackText = sentence, Body = [.. CardWords.Lines(sentence)] };
        var message = CardJson.Message(card, sentence) with { InputHint = null, From = channel.Reference.Bot, Conversation = new() { Id = left.ConversationId } };
        await pace.WaitAsync(left.ConversationId, cancellationToken);
        var delivery = await client.UpdateAsync(channel.Reference with { Conversation = new() { Id = left.ConversationId } }, left.CardId, message, cancellationToken);
        await UntilStored.WriteAsync(() => SettleAsync(left, delivery, cancellationToken), log.TeamsUnavailable, time, cancellationToken);
    }

    private Task SettleAsync(DeskLeftover left, Delivery delivery, CancellationToken cancellationToken)
    {
        if (left.Attempts < MostAttempts && delivery is Delivery.Retry or Delivery.Rejected { Status: null })
        {
            var wait = BackOff.Delay(left.Attempts + 1, (delivery as Delivery.Retry)?.After, Random.Shared.NextDouble());
            return teams.PostponeLeftoverAsync(left.Id, time.GetUtcNow() + wait, cancellationToken);
        }

        if (delivery is not Delivery.Delivered)
        {
            log.LeftoverStays(delivery.GetType().Name);
        }

        return teams.RemoveLeftoverAsync(left.Id, cancellationToken);
    }
}
