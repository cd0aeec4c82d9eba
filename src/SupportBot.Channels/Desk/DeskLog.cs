using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Desk;

/// <summary>What the desk logs: ids of accounts and cases, never a name, a text or a token.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(1201, LogLevel.Information, "Agent {AgentId} signed in")]
    public static partial void SignedIn(this ILogger log, string agentId);

    [LoggerMessage(1202, LogLevel.Information, "Agent {AgentId} signed out")]
    public static partial void SignedOut(this ILogger log, string agentId);

    [LoggerMessage(1203, LogLevel.Warning, "A sign-in was refused: {Problem}")]
    public static partial void SignInRefused(this ILogger log, string problem);

    [LoggerMessage(1204, LogLevel.Information, "Agent {AgentId} did {Action} to case {CaseId}: {Outcome}")]
    public static partial void ActionTaken(this ILogger log, string agentId, string action, string caseId, string outcome);

    [LoggerMessage(1205, LogLevel.Debug, "A socket of agent {AgentId} was opened")]
    public static partial void SocketOpened(this ILogger log, string agentId);

    [LoggerMessage(1206, LogLevel.Debug, "A socket of agent {AgentId} was closed with {Status}")]
    public static partial void SocketClosed(this ILogger log, string agentId, int status);

    [LoggerMessage(1207, LogLevel.Warning, "A socket of agent {AgentId} was dropped: its reader took nothing for too long")]
    public static partial void SocketTooSlow(this ILogger log, string agentId);

    [LoggerMessage(1208, LogLevel.Warning, "The queue could not be read, and is read again soon: {Problem}")]
    public static partial void QueueUnreadable(this ILogger log, string problem);

    [LoggerMessage(1210, LogLevel.Error, "A socket of agent {AgentId} failed and was closed: {Problem}")]
    public static partial void SocketFailed(this ILogger log, string agentId, string problem);

    [LoggerMessage(1211, LogLevel.Error, "Case {CaseId} cannot be shown: {Problem}")]
    public static partial void CaseUnreadable(this ILogger log, string caseId, string problem);

    [LoggerMessage(1212, LogLevel.Error, "{Route} met something that cannot be read: {Problem}")]
    public static partial void Unreadable(this ILogger log, string problem, string? route);

    [LoggerMessage(1213, LogLevel.Error, "The audit log is not what was once written: entry {EntryId} is changed or missing")]
    public static partial void AuditBroken(this ILogger log, long entryId);

    [LoggerMessage(1209, LogLevel.Warning, "The identity provider's answer was refused: {Problem}")]
    public static partial void ProviderRefused(this ILogger log, string problem);

    [LoggerMessage(1210, LogLevel.Warning, "How often {Action} happened within a minute could not be written down: {Problem}")]
    public static partial void RefusalsUncounted(this ILogger log, string action, string problem);
}
