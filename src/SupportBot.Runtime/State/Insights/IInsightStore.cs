namespace SupportBot.Runtime.State.Insights;

/// <summary>Counts what turns noted. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IInsightStore
{
    /// <summary>What happened in conversations and cases that were opened in a stretch of time, however they went on afterwards.</summary>
    /// <param name="since">Its first instant.</param>
    /// <param name="until">The first instant after it.</param>
    /// <param name="zone">By whose clock days begin.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<InsightReport> ReportAsync(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone, CancellationToken cancellationToken);

    /// <summary>One message that was not understood, or <see langword="null"/>.</summary>
    Task<MisunderstoodMessage?> FindMisunderstoodAsync(long id, CancellationToken cancellationToken);
}
