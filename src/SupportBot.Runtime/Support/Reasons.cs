using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Takes what a message says of the reason: the first one, another one, one more, or the same again.</summary>
internal sealed class Reasons(DialogContext context, bool asksInBetween, IReadOnlyCollection<string> changed)
{
    private Turn Turn => context.Turn;

    private Utterance Utterance => context.Utterance;

    private bool IsEscalated => RootDialog.MustEscalate(Turn) && context.Station?.Dialog == EscalationDialog.Id;

    public bool Take()
    {
        if (context.Station?.Dialog == ReasonDialog.Id)
        {
            return Find();
        }

        return NewReading() is { } reading && (KnowAlready(reading) || Add(reading) || Change(reading));
    }

    private bool Find()
    {
        if (asksInBetween ? Utterance.Decision != Decision.Certain || IsForRelative : Utterance.Decision == Decision.None)
        {
            return false;
        }

        context.Continue();
        return true;
    }

    /// <summary>Who helps a parent was not rejected for a stranger's document.</summary>
    private bool IsForRelative => Utterance.Answers.Any(answer => answer.Key == "safety/answer.for-relative") && !IsReason(Utterance.Topics[0]);

    /// <summary>What the message says of the reason: a correction may be unclear, a remark beside a question changes nothing.</summary>
    private TopicReading? NewReading() =>
        Utterance.SaysAny("change-reason", "in-addition") && Utterance.Topics is [var likeliest, ..] ? likeliest
        : asksInBetween || ReasonDialog.IsBareRejection(Utterance) || AsksOnly() ? null
        : Utterance.Certain;

    /// <summary>"Will it expire?" and "what do you mean by all four corners" tell of no other rejection.</summary>
    private bool AsksOnly()
    {
        if (Turn.Topic is null || Utterance.SpeaksOfRejection || Utterance.Reports || context.Station?.Dialog is FollowUpDialog.Id or EscalationDialog.Id)
        {
            return false;
        }

        return Utterance.Topics is [var likeliest, ..] && !IsKnown(likeliest) && (Utterance.Asks || (Utterance.Says("not-sure") && !IsReason(likeliest)));
    }

    private bool IsReason(TopicReading reading) => Turn.Content.Topics[reading.Topic].IsReason;

    private bool IsKnown(TopicReading reading) => reading.Topic == Turn.Case.Topic || reading.Topic == Turn.Case.OtherTopic;

    /// <summary>A reason that is being put right was named once more; its steps stand above.</summary>
    private bool KnowAlready(TopicReading reading)
    {
        var isOpen = reading.Topic == Turn.Case.OtherTopic
            ? context.Station?.Dialog != FollowUpDialog.Id
            : reading.Topic == Turn.Case.Topic && context.Station?.Dialog is (RemedyDialog.Id or CorrectionDialog.Id or CustomerServiceDialog.Id);
        return isOpen && !Utterance.NamesTwo && !changed.Any(slot => Turn.Topic?.Ask.Contains(slot) == true)
            && SayKnown(reading) && context.Reprompt();
    }

    /// <summary>What cannot be put right is not said to be put right.</summary>
    private bool SayKnown(TopicReading reading) => Turn.Topic is { Resubmit: false } topic
        ? Turn.Say($"{topic.Path}/resume")
        : Turn.Say("shared/same-topic", ("reason", Turn.Label(reading.Topic)));

    /// <summary>"And the name as well": one list for both, where both can be put right before sending again.</summary>
    private bool Add(TopicReading reading)
    {
        var both = Turn.Case with { OtherTopic = reading.Topic };
        if (!Utterance.Says("in-addition") || context.Station?.Dialog != RemedyDialog.Id || !RemedyPlan.Merges(Turn.Content, both))
        {
            return false;
        }

        Turn.Case = both;
        return Turn.Say("shared/added", ("reason", Turn.Label(reading.Topic))) && Turn.Skip($"{both.Topic}/found") && RootDialog.Enter(context, "route");
    }

    private bool Change(TopicReading reading)
    {
        if (Turn.Topic is { } old && reading.Topic != old.Path && old.Path != ReasonDialog.NoReason && context.Active is not null)
        {
            Turn.Say("shared/changed", ("reason", Turn.Label(reading.Topic)), ("otherReason", Turn.Label(old.Path)));
        }

        Evidence.Note(Turn, Utterance, reading);
        return IsEscalated ? context.Reprompt() : RootDialog.Enter(context, "route");
    }
}
