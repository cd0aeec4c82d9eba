using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine.External;

/// <summary>
/// A bot outside of the program that answers in its place, so that the suites of other people's clients, which bring their own bot, can be
/// run against this server. In Development only: nothing is redacted, and nothing is tried twice.
/// </summary>
internal sealed class ExternalBot(IOptions<DirectLineOptions> options, PublicAddress address, ExternalLog conversations, ILogger<ExternalBot> log) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public bool IsUsed => options.Value.BotUrl is not null;

    public async Task<OpenResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        var opened = await conversations.OpenAsync(reference, cancellationToken);
        if (opened.IsNew)
        {
            await SendAsync(new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                Id = ClientView.PassingId(reference.Conversation.Id),
                ChannelId = reference.ChannelId,
                Conversation = reference.Conversation,
                From = reference.User,
                Recipient = reference.Bot,
                Locale = reference.Locale,
                MembersAdded = [reference.Bot!, reference.User!],
            });
        }

        return opened;
    }

    public async Task<TurnReceipt> ReceiveAsync(string conversationId, InboundActivity inbound, CancellationToken cancellationToken)
    {
        var receipt = await conversations.AddAsync(conversationId, inbound.Activity, inbound.Key, cancellationToken);
        if (receipt is { Outcome: TurnOutcome.Committed, Inbound: { } recorded })
        {
            await SendAsync(recorded with { Recipient = DirectLineAdapter.Bot });
        }

        return receipt;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The bot answers over the connector's routes, not in the body.</summary>
    private async Task SendAsync(Activity activity)
    {
        try
        {
            var addressed = activity with { ServiceUrl = address.Own().ToString().TrimEnd('/') };
            using var answer = await _http.PostAsJsonAsync(options.Value.BotUrl, addressed, SchemaJsonContext.Default.Activity);
            log.ExternalBotAnswered((int)answer.StatusCode);
        }
        catch (HttpRequestException unreachable)
        {
            log.ExternalBotFailed(unreachable.Message);
        }
    }
}
