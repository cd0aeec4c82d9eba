using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Answers one message: what must be said first, where it leads, what was asked in between, and back to the open question.</summary>
internal sealed class Conversation(DialogContext context, Redaction redaction, string localeBefore)
{
    private readonly SortedDictionary<string, string> _noted = new(StringComparer.Ordinal);

    private Turn Turn => context.Turn;

    private Utterance Utterance => context.Utterance;

    public void Answer()
    {
        var said = SafetyNotices.Say(redaction, Utterance, Turn);
        if (Utterance.Words == 0)
        {
            _ = said || Turn.Replies.Count > 0 || Turn.Say(Blank.Is(Utterance.Text) ? "shared/empty" : "shared/no-words");
            Resume(context);
            return;
        }

        LeaveRemains();
        TakeSlots();
        said |= ChangeLanguage(localeBefore);
        var isNew = context.Active is null;
        var utterance = Utterance;
        var answers = SideAnswers.Find(utterance, Turn);
        SkipFound(answers);
        var position = Turn.Replies.Count;
        var moved = new Moves(context, answers.Count > 0 || SaysSafety(utterance), _noted.Keys).Make();
        var answered = SideAnswers.Say(answers, Turn, position);
        if (!moved)
        {
            Close(said || answered, isNew, utterance);
        }

        if (Turn.Replies.Count == 0)
        {
            Turn.Say("shared/closed");
        }
    }

    /// <summary>Leads back to the open question, in so many words.</summary>
    public static void Resume(DialogContext context)
    {
        if (context.Active is null)
        {
            context.Utterance = Utterance.Empty;
            context.Begin(RootDialog.Id);
            return;
        }

        context.Turn.Say($"{FolderOf(context)}/resume");
        context.Reprompt();
    }

    /// <summary>The folder whose words lead back to the open dialog.</summary>
    private static string? FolderOf(DialogContext context) => context.Station?.Dialog switch
    {
        RemedyDialog.Id when RemedyDialog.TopicOf(context.Station, context.Turn.Case) is { } topic => topic,
        ReasonDialog.Id => "where-reason",
        WaitingDialog.Id or ResolvedDialog.Id => "handoff",
        var dialog => dialog,
    };

    private static bool SaysSafety(Utterance utterance) => utterance.SaysAny("evasion", "scam-report");

    private void Close(bool said, bool isNew, Utterance utterance)
    {
        var polite = utterance.Says("goodbye") ? "shared/goodbye" : utterance.Says("thanks") ? "shared/thanks" : null;
        if (!said && polite is not null && utterance.Words <= 8)
        {
            Turn.Say(polite);
        }
        else if (said)
        {
            Understood();
        }
        else if (isNew)
        {
            Turn.Case = Turn.Case.Afresh();
            context.Begin(RootDialog.Id);
        }
        else if (!SayNoted())
        {
            context.Continue();
        }
    }

    /// <summary>Back to the open question, with patience anew. Where nothing is open because all was settled, the answer is all that was wanted.</summary>
    private void Understood()
    {
        if (context.Active?.Prompt is not null)
        {
            context.Change(instance => instance with { Prompt = instance.Prompt! with { Attempts = 0 } });
        }

        if (context.Active is not null || (Turn.Topic is null && Turn.Case.Status != FollowUpDialog.Verified))
        {
            Resume(context);
        }
    }

    /// <summary>What is left of a message without its secrets is no reason to guess at.</summary>
    private void LeaveRemains()
    {
        if (redaction.Kinds.Count > 0 && Utterance.Decision == Decision.Ask)
        {
            context.Utterance = Utterance with { Topics = [], Decision = Decision.None };
        }
    }

    /// <summary>Who says that the document is not expired at all gets the answer to that, and is not told that it is; and a refusal is said once.</summary>
    private void SkipFound(IReadOnlyList<string> answers)
    {
        foreach (var folder in answers.Where(id => id.Contains("/answer.", StringComparison.Ordinal)).Select(id => id[..id.IndexOf("/answer.", StringComparison.Ordinal)]))
        {
            Turn.Skip($"{folder}/found");
        }

        if (Utterance.Says("evasion") && Utterance.Certain is { } certain)
        {
            Turn.Skip($"{certain.Topic}/found");
        }
    }

    /// <summary>"In the app", said while something else is asked, answers no question, but it was understood.</summary>
    private bool SayNoted()
    {
        if (_noted.Count == 0 || Utterance.Words > 4 || Utterance.Certain is not null || Utterance.Intents.Count > 0)
        {
            return false;
        }

        Turn.Say("shared/noted", ("value", string.Join(", ", _noted.Select(slot => Turn.Label($"slots/choice.{slot.Key}.{slot.Value}")))));
        context.Reprompt();
        return true;
    }

    private void TakeSlots()
    {
        foreach (var (slot, value) in Utterance.Slots)
        {
            if (slot is "document" or "channel" || (slot == "detail" && Utterance.Topics.Any(topic => topic.Topic == "reasons/wrong-details")))
            {
                if (Turn.Case.Slots.GetValueOrDefault(slot) != value)
                {
                    Turn.Case = Turn.Case.With(slot, value);
                    _noted[slot] = value;
                }
            }
        }
    }

    private bool ChangeLanguage(string before)
    {
        if (!Utterance.Says("change-language") || Utterance.Words > 8)
        {
            return false;
        }

        var named = Turn.Content.Locales.FirstOrDefault(locale =>
            Turn.Content.Lexicons.TryGetValue(locale, out var lexicon) && Utterance.Text.Contains(lexicon.Name, StringComparison.OrdinalIgnoreCase));
        Turn.Speak(named ?? Turn.Content.Locales.FirstOrDefault(locale => locale != before, before));
        return Turn.Say("shared/language.changed");
    }
}
