using SupportBot.Runtime.State.Insights;
using static SupportBot.Channels.Desk.Insights.InsightBodies;

namespace SupportBot.Channels.Desk.Insights;

/// <summary>Reports as leads read them, in the lead's language. Thread-safe.</summary>
internal sealed class InsightViews(DeskTexts texts)
{
    private const string Folder = "dialogs";

    public InsightAnswer Report(InsightPeriod period, InsightReport report, string locale) => new(
        period.From,
        period.To,
        texts.Content.Profile.Desk.TimeZone.Id,
        report.Conversations,
        [.. report.Topics.Select(entry => new TopicCount(entry.Topic, entry.Topic is { } topic ? NameOf(locale, topic) : null, entry.Count))],
        [.. report.Locales.Select(entry => new LocaleCount(entry.Locale, texts.Content.NameOf(entry.Locale), entry.Count))],
        [.. WaySteps.All.Zip(report.Reached, (step, count) => new StepCount(step, count))],
        Outcomes(report),
        new(report.HandedOver, report.Conversations == 0 ? 0 : (double)report.HandedOver / report.Conversations),
        Waits(report.Waits),
        new(report.AssistantRatings, report.AgentRatings),
        [.. report.Misunderstood.Select(message => new MisunderstoodLine(
            message.Id, message.Text, message.Locale, texts.Content.NameOf(message.Locale), message.Station, message.At, message.Count))],
        [.. texts.Content.Topics.Keys.Select(topic => new TopicChoice(topic, NameOf(locale, topic)))]);

    /// <summary>A message as an example of a topic, or <see langword="null"/> where there is no such topic.</summary>
    public PhraseSuggestion? Suggestion(MisunderstoodMessage message, string topic, string locale)
    {
        if (!texts.Content.Topics.ContainsKey(topic))
        {
            return null;
        }

        var file = $"{Folder}/{topic}/{texts.Content.ResolveLocale(message.Locale)}.json";
        var what = texts.Content.FindText(locale, "handoff/suggestion")?.Text ?? "Add the words to the list \"examples\" in {file}, then run validate.";
        return new(topic, file, [message.Text], what.Replace("{file}", file, StringComparison.Ordinal));
    }

    private string NameOf(string locale, string topic) => texts.Content.Name(locale, topic);

    private static OutcomeCounts Outcomes(InsightReport report)
    {
        var (approved, rejected, waiting) = (Of(ReportedOutcome.Approved), Of(ReportedOutcome.RejectedAgain), Of(ReportedOutcome.Waiting));
        return new(approved, rejected, waiting, report.Conversations - approved - rejected - waiting);

        int Of(string outcome) => report.Outcomes.GetValueOrDefault(outcome);
    }

    private static WaitingTimes Waits(WaitReport waits) => new(
        waits.Claimed,
        waits.Unclaimed,
        Round(waits.MedianMinutes),
        Round(waits.P90Minutes),
        [.. waits.ByDay.Select(day => new DayMedian(day.Day, day.Claimed, Round(day.MedianMinutes)!.Value))]);

    /// <summary>A tenth of a minute is more than anybody decides by.</summary>
    private static double? Round(double? minutes) => minutes is { } known ? Math.Round(known, 1) : null;
}
