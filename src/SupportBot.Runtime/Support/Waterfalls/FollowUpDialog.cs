using System.Globalization;
using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.State.Insights;
using SupportBot.Runtime.Support.Desk;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Waits for the review and takes its outcome: approved, rejected again, still under review. Result: <see cref="RejectedAgain"/> or nothing.</summary>
internal static class FollowUpDialog
{
    public const string Id = "follow-up";

    public const string RejectedAgain = "rejected-again";

    /// <summary>Status of a case that was sent in and waits.</summary>
    public const string UnderReview = "under-review";

    /// <summary>Status of a case that came to a good end.</summary>
    public const string Verified = "verified";

    public static WaterfallDialog Create() => new(Id,
        new("wait", Wait),
        new("ask", Ask),
        new("answered", Answered),
        new("hours", AskHours),
        new("waited", Waited),
        new("remind", step => Question(step, "follow-up/reminder.ask")),
        new("reminded", step => step.GoTo("answered", step.Result)),
        new("stuck", step => Question(step, "follow-up/ask", OfferedPerson.With)),
        new("stuck-answered", step => step.GoTo("answered", step.Result)));

    /// <summary>Notes one rejection more, or as many as were told. What it was for has yet to be said.</summary>
    public static void NoteRejection(Turn turn, int? told)
    {
        turn.Case = (told is { } count ? turn.Case.WithCount(Math.Clamp(count, 1, CaseState.MostRejections), turn.Now, null) : turn.Case.WithRejection(turn.Now)) with
        {
            Status = "rejected",
            HoursUnderReview = null,
            HoursTold = null,
            IsChecked = false,
        };
        turn.Outcome = ReportedOutcome.RejectedAgain;
        turn.Cause(new CancelReminders());
    }

    /// <summary>The new reason is what counts now; unless manual review takes over, whatever the reason is.</summary>
    public static void AskNewReason(Turn turn)
    {
        if (!RootDialog.MustEscalate(turn))
        {
            turn.Say("follow-up/rejected");
            turn.Case = turn.Case with { Topic = null, Quote = null, TopicBefore = turn.Case.Topic ?? turn.Case.TopicBefore };
        }
    }

    /// <summary>The new reason is the old one, so what was done about it did not suffice.</summary>
    public static void KeepReason(Turn turn, string topic)
    {
        turn.Say("follow-up/rejected.same", ("reason", turn.Label(topic)));
        turn.Case = turn.Case.WithTopic(topic, turn.Case.Quote) with { Tried = new SortedDictionary<string, string>() };
        turn.Skip($"{topic}/found");
    }

    /// <summary>Approval ends the row of rejections (FACTS, rule 5).</summary>
    public static void Approve(Turn turn)
    {
        turn.Case = turn.Case with { Status = Verified, Rejections = 0, HoursUnderReview = null, HoursTold = null };
        turn.Outcome = ReportedOutcome.Approved;
        turn.Cause(new CancelReminders());
        turn.Say("follow-up/approved");
        turn.Say("follow-up/close");
    }

    /// <summary>Will come back of its own accord, and says so.</summary>
    public static void Promise(Turn turn, params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            turn.Cause(new ScheduleReminder(kind, Due(turn, kind)));
        }

        turn.Say($"follow-up/promise.{kinds[0]}");
    }

    private static DateTimeOffset Due(Turn turn, string kind) => kind switch
    {
        PendingReminder.Review => Appointments.AfterReview(turn.Now, turn.Content.Profile),
        PendingReminder.ReviewDay => turn.Now.AddHours(turn.Content.Profile.HoursUnderReview),
        _ => Appointments.AfterWorkingDays(turn.Now, turn.Content.Profile.Desk.ManualReviewDays, turn.TimeZone),
    };

    private static DialogTurnResult Wait(WaterfallStepContext step)
    {
        step.Case = step.Case with { Status = UnderReview };
        step.Turn.Say("follow-up/wait");
        Promise(step.Turn, PendingReminder.Review, PendingReminder.ReviewDay);
        return step.Next();
    }

    private static DialogTurnResult Ask(WaterfallStepContext step) => Question(step, "follow-up/ask");

    private static DialogTurnResult Question(WaterfallStepContext step, string text, Func<PromptState, PromptState>? more = null)
    {
        var question = new PromptState
        {
            Text = text,
            Choices =
            [
                Choices.Of("verified", "follow-up/choice.verified", "approved"),
                Choices.Of("rejected", "follow-up/choice.rejected", "rejected-again"),
                Choices.Of("pending", "follow-up/choice.pending", "still-pending"),
            ],
        };
        return step.Prompt(Choices.ChoicePrompt, more?.Invoke(question) ?? question);
    }

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        switch (step.Result)
        {
            case "verified":
                Approve(step.Turn);
                return step.End();
            case "rejected":
                NoteRejection(step.Turn, null);
                AskNewReason(step.Turn);
                LeaveReason(step);
                return step.End(RejectedAgain);
            default:
                return step.Next();
        }
    }

    /// <summary>Words that only said that it was rejected tell nothing of the reason, which is asked for next.</summary>
    private static void LeaveReason(WaterfallStepContext step)
    {
        if (step.Utterance.Certain is null || ReasonDialog.IsBareRejection(step.Utterance))
        {
            step.TakeUtterance();
        }
    }

    private static DialogTurnResult AskHours(WaterfallStepContext step)
    {
        step.Turn.Outcome = ReportedOutcome.Waiting;
        if (step.Case.Status == EscalationDialog.ManualReview)
        {
            step.Turn.Say("follow-up/manual");
            return step.GoTo("stuck");
        }

        step.Case = step.Case with { Status = UnderReview };
        return step.Case.HoursUnderReview is { } hours
            ? step.Next(hours.ToString(CultureInfo.InvariantCulture))
            : step.Prompt(Choices.NumberPrompt, Choices.Slot(step.Turn, "hours") with { Text = "follow-up/ask-hours", Maximum = 100_000 });
    }

    private static DialogTurnResult Waited(WaterfallStepContext step)
    {
        var limit = step.Turn.Content.Profile.HoursUnderReview;
        var hours = step.Result switch { "under" => limit, "over" => limit + 1, _ => int.Parse(step.Result!, CultureInfo.InvariantCulture) };
        step.Case = step.Case with { HoursUnderReview = hours, HoursTold = hours };
        step.Turn.Say(hours > limit ? "follow-up/stuck" : "follow-up/normal");
        if (hours > limit)
        {
            step.Turn.Say("shared/customer-service");
        }

        // The next answer may come hours later, so the figure is asked for again then.
        step.Case = step.Case with { HoursUnderReview = null };
        return step.GoTo(hours > limit ? "stuck" : "ask");
    }
}
