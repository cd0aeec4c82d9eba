using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>What the desk in Teams logs: ids of cases, channels and accounts here, never a text or who a customer is.</summary>
internal static partial class TeamsDeskLog
{
    [LoggerMessage(1441, LogLevel.Information, "Channel {ChannelId} of Teams is the desk now")]
    public static partial void ChannelAdded(this ILogger log, string channelId);

    [LoggerMessage(1442, LogLevel.Warning, "Channel {ChannelId} of Teams is the desk no longer: {Reason}. Its cases go on at the desk's page.")]
    public static partial void ChannelEnded(this ILogger log, string channelId, string reason);

    [LoggerMessage(1443, LogLevel.Information, "Agent {AgentId} is linked to somebody in Teams")]
    public static partial void AgentLinked(this ILogger log, string agentId);

    [LoggerMessage(1444, LogLevel.Information, "A code was refused in Teams: {Reason}")]
    public static partial void CodeRefused(this ILogger log, string reason);

    [LoggerMessage(1445, LogLevel.Information, "Agent {AgentId} did {Action} to case {CaseId} in Teams: {Outcome}")]
    public static partial void ActionTaken(this ILogger log, string agentId, string action, string caseId, string outcome);

    [LoggerMessage(1446, LogLevel.Information, "An answer to an agent in Teams did not arrive; what it told of stands all the same")]
    public static partial void AnswerNotSent(this ILogger log);

    [LoggerMessage(1447, LogLevel.Information, "Case {CaseId} could not be shown in Teams: {Problem}; it is tried again in {Seconds} seconds")]
    public static partial void ThreadPostponed(this ILogger log, string caseId, string problem, int seconds);

    [LoggerMessage(1448, LogLevel.Warning, "Case {CaseId} was given up in Teams: {Problem}. It goes on at the desk's page.")]
    public static partial void ThreadGivenUp(this ILogger log, string caseId, string problem);

    [LoggerMessage(1449, LogLevel.Information, "An answer of Teams was lost, so case {CaseId} may be shown twice")]
    public static partial void MayBeShownTwice(this ILogger log, string caseId);

    [LoggerMessage(1450, LogLevel.Information, "The thread of case {CaseId} is gone from Teams; there will be another one")]
    public static partial void ThreadGone(this ILogger log, string caseId);

    [LoggerMessage(1451, LogLevel.Warning, "The desk in Teams could not be read or written: {Problem}")]
    public static partial void TeamsUnavailable(this ILogger log, string problem);

    [LoggerMessage(1453, LogLevel.Warning, "The card of an erased case could not be replaced in Teams: {Problem}. Delete it there, where the bot posted it.")]
    public static partial void LeftoverStays(this ILogger log, string problem);

    [LoggerMessage(1452, LogLevel.Error, "Case {CaseId} could not be carried to Teams; it is tried again")]
    public static partial void ThreadFailed(this ILogger log, Exception exception, string caseId);
}
