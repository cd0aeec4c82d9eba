using System.Data.Common;
using SupportBot.Runtime.State.Insights;

namespace SupportBot.Storage.Relational.Insights;

/// <summary>Adds up conversations. For one user at a time.</summary>
internal sealed class InsightTally
{
    private const int BestScore = 4;

    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _locales = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly int[] _reached = new int[WaySteps.All.Count];
    private readonly int[] _ratings = new int[BestScore];
    private int _conversations;
    private int _withoutTopic;
    private int _handedOver;

    /// <summary>A row of <see cref="InsightSql.CountInsights"/>.</summary>
    public void Add(DbDataReader row)
    {
        var times = row.GetInt32(6);
        _conversations += times;
        Count(_locales, row.GetString(0), times);
        if (row.IsDBNull(1))
        {
            _withoutTopic += times;
        }
        else
        {
            Count(_topics, row.GetString(1), times);
        }

        AddReached(row.GetInt32(2), times);
        if (!row.IsDBNull(3))
        {
            Count(_outcomes, row.GetString(3), times);
        }

        Rate(_ratings, row, 4, times);
        _handedOver += row.GetInt32(5) * times;
    }

    /// <summary>Counts a rating, if there is one.</summary>
    public static void Rate(int[] ratings, DbDataReader row, int column, int times)
    {
        if (!row.IsDBNull(column) && row.GetInt32(column) is >= 1 and <= BestScore and var score)
        {
            ratings[score - 1] += times;
        }
    }

    public InsightReport ToReport(IReadOnlyList<(DateTimeOffset OpenedAt, DateTimeOffset? ClaimedAt)> cases, int[] agentRatings, TimeZoneInfo zone, IReadOnlyList<MisunderstoodMessage> misunderstood) => new()
    {
        Conversations = _conversations,
        Topics = [.. Sorted(_topics).Select(entry => ((string?)entry.Key, entry.Value)), .. _withoutTopic > 0 ? [((string?)null, _withoutTopic)] : Array.Empty<(string?, int)>()],
        Locales = [.. Sorted(_locales).Select(entry => (entry.Key, entry.Value))],
        Reached = _reached,
        Outcomes = _outcomes,
        HandedOver = _handedOver,
        Waits = WaitReport.Of(cases, zone),
        AssistantRatings = _ratings,
        AgentRatings = agentRatings,
        Misunderstood = misunderstood,
    };

    /// <summary>Whoever got to a step has got to all before it.</summary>
    private void AddReached(int reached, int times)
    {
        for (var at = 0; at < Math.Min(reached, _reached.Length); at++)
        {
            _reached[at] += times;
        }
    }

    private static void Count(Dictionary<string, int> counts, string name, int times) => counts[name] = counts.GetValueOrDefault(name) + times;

    private static IEnumerable<KeyValuePair<string, int>> Sorted(Dictionary<string, int> counts) =>
        counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal);
}
