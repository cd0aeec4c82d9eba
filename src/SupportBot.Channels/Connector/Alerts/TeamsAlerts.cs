using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Runtime.State.Teams;
using SupportBot.Runtime.Support;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Alerts;

/// <summary>
/// Calls agents in the channel of Teams that is the desk: a line in the case's thread that mentions the one who is called. What it says is what alerts say everywhere, in the channel's
/// language, with nothing of a customer. Whoever is not known in that organisation, and a case without a thread, cannot be called like this.
/// </summary>
internal sealed class TeamsAlerts(ITeamsStore teams, SupportContent content, ConnectorClient client, ConversationPace pace, IOptions<ConnectorOptions> options) : IAlertChannel
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public string Place => AlertStep.Teams;

    /// <inheritdoc />
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc />
    public async Task<AlertOutcome> CallAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        var links = (await teams.ListLinksAsync(cancellationToken)).Where(link => link.AgentId == notice.Agent.Id).ToArray();
        var channels = links.Length == 0 ? [] : await teams.ListChannelsAsync(cancellationToken);
        foreach (var alert in notice.Alerts)
        {
            foreach (var (channel, link) in channels.Join(links, channel => channel.TenantId, link => link.TenantId, (channel, link) => (channel, link)))
            {
                if (await teams.FindThreadAsync(alert.Row.Case.Id, channel.Id, cancellationToken) is { IsDead: false, ConversationId: { } thread })
                {
                    return await CallAsync(notice, alert, channel, link, thread, cancellationToken);
                }
            }
        }

        return AlertOutcome.NotTheirs;
    }

    private async Task<AlertOutcome> CallAsync(AlertNotice notice, Alert alert, DeskChannel channel, TeamsLink link, string thread, CancellationToken cancellationToken)
    {
        var line = Line(notice, alert, channel.Locale);
        var mention = $"<at>{WebUtility.HtmlEncode(notice.Agent.Name)}</at>";
        var message = Activity.Message($"{mention} {line}") with
        {
            Locale = channel.Locale,
            Summary = line,
            From = channel.Reference.Bot,
            Conversation = new() { Id = thread },
            Entities = [Mention(mention, link, notice.Agent)],
        };
        await pace.WaitAsync(thread, cancellationToken);
        return await client.SendAsync(channel.Reference with { Conversation = new() { Id = thread } }, message, cancellationToken) switch
        {
            Delivery.Delivered => AlertOutcome.Sent,
            Delivery.Retry retry => AlertOutcome.Later(retry.After ?? Again),
            _ => AlertOutcome.NoWay,
        };
    }

    private string Line(AlertNotice notice, Alert alert, string locale)
    {
        var line = AlertLine.Of(content.Snapshot, alert, locale);
        return AlertLine.More(content.Snapshot, notice, locale) is { } more ? $"{line} · {more}" : line;
    }

    /// <summary>Teams knows people by the id of the organisation's directory too, so nobody's conversation with the bot has to be known.</summary>
    private static Entity Mention(string text, TeamsLink link, AgentAccount agent) => new()
    {
        Type = "mention",
        AdditionalProperties = new Dictionary<string, JsonElement>
        {
            ["text"] = JsonSerializer.SerializeToElement(text, CardJson.Wire.String),
            ["mentioned"] = JsonSerializer.SerializeToElement(new() { Id = link.UserId, Name = agent.Name }, CardJson.Wire.ChannelAccount),
        },
    };
}
