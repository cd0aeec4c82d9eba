using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>Shows in a channel that an agent types. Clients show it for three seconds, so it is told no more often; and what cannot be told now is not told at all. Thread-safe.</summary>
internal sealed class TypingRelay(
    IOptions<ConnectorOptions> options, LiveSignals live, TurnPipeline pipeline, ConnectorClient client, ConversationPace pace, TimeProvider time, ILogger<TypingRelay> log)
    : IHostedService, IDisposable
{
    private const int MostRemembered = 1000;

    private const string BotRole = "bot";

    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();

    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    private readonly CancellationTokenSource _stop = new();

    private IDisposable? _hearing;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _hearing = options.Value.IsOn ? live.HearAll(Hear) : null;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _hearing?.Dispose();
        return _stop.CancelAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    private void Hear(string conversationId, Activity passing)
    {
        if (passing is { Type: ActivityTypes.Typing, From.Role: BotRole } && IsNews(conversationId))
        {
            _ = TellAsync(conversationId);
        }
    }

    private bool IsNews(string conversationId)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_told.TryGetValue(conversationId, out var last) && time.GetElapsedTime(last, now) < Shown)
            {
                return false;
            }

            if (_told.Count >= MostRemembered)
            {
                _told.Clear();
            }

            _told[conversationId] = now;
            return true;
        }
    }

    private async Task TellAsync(string conversationId)
    {
        try
        {
            if (await pipeline.FindAsync(conversationId, _stop.Token) is not { Reference: { ServiceUrl: not null } stored } || pace.Take(conversationId) > TimeSpan.Zero)
            {
                return;
            }

            var to = ChannelConversations.ForChannel(stored);
            var typing = Activity.Typing() with { ChannelId = to.ChannelId, ServiceUrl = to.ServiceUrl, Conversation = to.Conversation, From = to.Bot, Recipient = to.User };
            if (await client.SendAsync(to, typing, _stop.Token) is not Delivery.Delivered)
            {
                log.TypingNotTold(conversationId, "the channel did not take it");
            }
        }
        catch (Exception failed)
        {
            log.TypingNotTold(conversationId, failed.GetType().Name);
        }
    }
}
