using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Answers what is said beside the open question and leads nowhere else: "hello?", "one moment", "forget it". The question stays open.</summary>
internal sealed class Remarks(DialogContext context, bool asksInBetween)
{
    private Turn Turn => context.Turn;

    private Utterance Utterance => context.Utterance;

    /// <summary>Whether the words answer the open question.</summary>
    public bool IsAnswer => context.Active is { Prompt: { } prompt } active && SupportDialogs.Set.Find(active.Dialog) is PromptDialog dialog
        && dialog.Accepts(Utterance, prompt, Turn);

    public bool Answer() => Help() || (SaysNothingElse && (Cancel() || Greet() || Pause() || Vent() || Nod()));

    /// <summary>"It was rejected", said while the reason is being put right, is not one rejection more.</summary>
    public bool KnowsRejection() => !asksInBetween && Turn.Topic is not null && Utterance is { SpeaksOfRejection: true, Intents.Count: 0, Words: <= 6 }
        && (Utterance.Topics.Count == 0 || ReasonDialog.IsBareRejection(Utterance)) && Turn.Say("shared/rejected-known") && context.Reprompt();

    /// <summary>Whatever reason comes back after three rejections, a person has to look at it.</summary>
    public bool KnowsReason() => Utterance.Says("same-reason") && context.Station?.Dialog == EscalationDialog.Id && Turn.Say("escalation/same-reason") && context.Reprompt();

    private bool Help() => Utterance is { SpeaksOfRejection: false, Words: <= 5, Topics.Count: 0 } && Utterance.Says("help") && !Utterance.Says("frustrated") && !asksInBetween
        && Turn.Say("shared/help") && context.Reprompt();

    /// <summary>Nothing that answers, asks or tells of the rejection.</summary>
    private bool SaysNothingElse => !asksInBetween && Utterance.Rejections is null && Utterance.Topics.Count == 0 && Utterance.Intents.Count(intent => intent.Key != "help") <= 1 && !IsAnswer;

    /// <summary>Somebody who wants to go on another time is not asked again; the open question waits.</summary>
    private bool Cancel() => Utterance.Says("cancel") && Utterance.Words <= 4 && Turn.Say("shared/cancel");

    /// <summary>"Are you there?" in the middle is answered, and the open question stands again.</summary>
    private bool Greet() => Utterance.Says("greet") && Utterance.Words <= 4 && context.Active is not null && Turn.Say("shared/hello") && context.Reprompt();

    /// <summary>"One moment": the buttons stay, the question is not repeated.</summary>
    private bool Pause()
    {
        if (!Utterance.Says("later") || Utterance.Words > 8 || Utterance.Slots.Count > 0)
        {
            return false;
        }

        Turn.Ask((context.Active?.Prompt ?? new()) with { Text = "shared/later" });
        return true;
    }

    /// <summary>Who is at the end of their patience hears that it was heard, and is shown the button of a person: pressed, it asks for one like the words on it.</summary>
    private bool Vent()
    {
        if (!Utterance.Says("frustrated") || Utterance.Words > 8 || context.Active?.Prompt is not { } prompt)
        {
            return false;
        }

        Turn.Say("shared/frustrated.calm");
        Turn.Ask(OfferedPerson.With(prompt));
        return true;
    }

    /// <summary>"Okay", where one of several answers is wanted, chooses none.</summary>
    private bool Nod()
    {
        if (!Utterance.Says("affirm") || Utterance.Words > 3 || context.Station?.Dialog != RemedyDialog.Id || context.Active?.Prompt is not { } prompt
            || Turn.Render($"{prompt.Text}.why").Length > 0)
        {
            return false;
        }

        Turn.Ask(prompt with { Text = "shared/choose" });
        return true;
    }
}
