using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>What is logged of alerts: ids of accounts and hosts of push services, never an address of a browser or a person, nor what was said.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(1221, LogLevel.Information, "Agent {AgentId} was called through {Host}: {Result}")]
    public static partial void BrowserCalled(this ILogger log, string agentId, string host, string result);

    [LoggerMessage(1222, LogLevel.Information, "A browser of agent {AgentId} was forgotten: {Reason}")]
    public static partial void BrowserForgotten(this ILogger log, string agentId, string reason);

    [LoggerMessage(1223, LogLevel.Information, "Agent {AgentId} was sent a mail")]
    public static partial void MailSent(this ILogger log, string agentId);

    [LoggerMessage(1224, LogLevel.Warning, "The mail server did not take a mail for agent {AgentId}: {Problem}")]
    public static partial void MailFailed(this ILogger log, string agentId, string problem);
}
