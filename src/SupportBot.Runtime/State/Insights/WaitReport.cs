namespace SupportBot.Runtime.State.Insights;

/// <summary>How long customers waited for an agent, from the opening of the case to its first claim.</summary>
/// <param name="Claimed">Cases that an agent claimed; only these have a waiting time.</param>
/// <param name="Unclaimed">Cases that nobody claimed: they still wait, or the customer left.</param>
/// <param name="MedianMinutes">What half of the customers did not wait longer than; <see langword="null"/> without a claimed case.</param>
/// <param name="P90Minutes">What nine of ten did not wait longer than.</param>
/// <param name="ByDay">The median of each day on which a claimed case was opened, by date.</param>
public sealed record WaitReport(int Claimed, int Unclaimed, double? MedianMinutes, double? P90Minutes, IReadOnlyList<WaitDay> ByDay)
{
    /// <summary>Makes the report of single waits. Pure.</summary>
    /// <param name="cases">When each case was opened and first claimed.</param>
    /// <param name="zone">By whose clock days begin.</param>
    public static WaitReport Of(IReadOnlyCollection<(DateTimeOffset OpenedAt, DateTimeOffset? ClaimedAt)> cases, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(zone);
        var waits = cases.Where(one => one.ClaimedAt is not null)
            .Select(one => (Day: DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.OpenedAt, zone).DateTime), Minutes: Math.Max(0, (one.ClaimedAt!.Value - one.OpenedAt).TotalMinutes)))
            .ToArray();
        double[] all = [.. waits.Select(wait => wait.Minutes).Order()];
        var byDay = waits.GroupBy(wait => wait.Day).OrderBy(day => day.Key)
            .Select(day => new WaitDay(day.Key, day.Count(), Quantile([.. day.Select(wait => wait.Minutes).Order()], 0.5)!.Value));
        return new(all.Length, cases.Count - all.Length, Quantile(all, 0.5), Quantile(all, 0.9), [.. byDay]);
    }

    /// <summary>The smallest value that at least this share of all does not exceed: a wait that somebody really had.</summary>
    private static double? Quantile(double[] sorted, double share) => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
