using Microsoft.Extensions.Logging;

namespace SupportBot.Server.Hosting;

/// <summary>What is logged of the rounds that the program makes of its own accord.</summary>
internal static partial class RoundLog
{
    [LoggerMessage(11, LogLevel.Error, "The round {Round} was broken off; the next one goes on")]
    public static partial void RoundFailed(this ILogger log, Exception exception, string round);

    [LoggerMessage(12, LogLevel.Warning, "The round {Round} could not look after {Subject}: {Problem}")]
    public static partial void SubjectFailed(this ILogger log, Exception? exception, string round, string subject, string problem);

    [LoggerMessage(13, LogLevel.Debug, "The round {Round} did {Done} things")]
    public static partial void RoundDone(this ILogger log, string round, int done);
}
