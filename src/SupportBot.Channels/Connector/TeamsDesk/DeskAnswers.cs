using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>
/// Answers an agent where the agent wrote. An answer says what became of something that is done or not done already, so one that does not arrive is not tried again. Thread-safe.
/// </summary>
internal sealed class DeskAnswers(ConnectorClient client, TimeProvider time, ILogger<DeskAnswers> log)
{
    /// <summary>The channel waits for an answer to its call meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Says a sentence.</summary>
    public Task SayAsync(ChannelActivity call, string locale, string sentence, CancellationToken cancellationToken) =>
        ShowAsync(call, new() { Lang = locale, FallbackText = "", Body = [.. CardWords.Lines(sentence)] }, sentence, cancellationToken);

    /// <summary>Shows a card.</summary>
    /// <param name="call">What is answered.</param>
    /// <param name="card">The card; its words are words, whoever wrote them.</param>
    /// <param name="summary">What a notification says.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ShowAsync(ChannelActivity call, AdaptiveCard card, string summary, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var fallback = card.FallbackText.Length == 0 ? card with { FallbackText = summary } : card;
        try
        {
            var message = CardJson.Message(fallback, summary).ReplyTo(call.Activity) with { ReplyToId = null, InputHint = null };
            if (await client.SendAsync(call.Activity.GetConversationReference(), message, either.Token) is not Delivery.Delivered)
            {
                log.AnswerNotSent();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.AnswerNotSent();
        }
    }
}
