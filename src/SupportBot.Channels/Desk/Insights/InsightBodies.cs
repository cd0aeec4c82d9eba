namespace SupportBot.Channels.Desk.Insights;

/// <summary>What the routes of the reports answer.</summary>
internal static class InsightBodies
{
    internal sealed record TopicCount(string? Topic, string? Name, int Count);

    internal sealed record LocaleCount(string Locale, string Name, int Count);

    internal sealed record StepCount(string Step, int Count);

    internal sealed record OutcomeCounts(int Approved, int RejectedAgain, int Waiting, int None);

    internal sealed record HandedOverCount(int Count, double Share);

    internal sealed record DayMedian(DateOnly Day, int Claimed, double MedianMinutes);

    internal sealed record WaitingTimes(int Claimed, int Unclaimed, double? MedianMinutes, double? P90Minutes, IReadOnlyList<DayMedian> ByDay);

    internal sealed record RatingCounts(IReadOnlyList<int> Assistant, IReadOnlyList<int> Agents);

    internal sealed record MisunderstoodLine(long Id, string Text, string Locale, string LocaleName, string? Station, DateTimeOffset At, int Count);

    internal sealed record TopicChoice(string Topic, string Name);

    /// <summary>The report. Days are those of the desk's time zone.</summary>
    internal sealed record InsightAnswer(
        DateOnly From,
        DateOnly To,
        string TimeZone,
        int Conversations,
        IReadOnlyList<TopicCount> ByReason,
        IReadOnlyList<LocaleCount> ByLocale,
        IReadOnlyList<StepCount> Funnel,
        OutcomeCounts Outcomes,
        HandedOverCount HandedOver,
        WaitingTimes Waiting,
        RatingCounts Ratings,
        IReadOnlyList<MisunderstoodLine> Misunderstood,
        IReadOnlyList<TopicChoice> Topics);

    /// <summary>Words for an author to add to the content.</summary>
    internal sealed record PhraseSuggestion(string Topic, string File, IReadOnlyList<string> Examples, string WhatToDo);
}
