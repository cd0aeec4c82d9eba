using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Desk;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support;

/// <summary>The turns that a customer's activities cause.</summary>
/// <param name="content">The content to speak with.</param>
internal sealed class CustomerTurn(SupportContent content)
{
    public TurnResult Greet(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var turn = Stage.Turn(content, state, state.Locale, now, null, "");
        turn.Say("shared/greeting");
        var context = new DialogContext(SupportDialogs.Set, turn, Utterance.Empty, []);
        context.Begin(RootDialog.Id);
        return Close(state, state with { Stack = [.. context.Stack] }, turn, activity);
    }

    /// <summary>Somebody who was here before added the bot again: who it is stands there anew, and then the open question. While an agent answers, nothing is said (D5).</summary>
    public TurnResult Welcome(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var turn = Stage.Turn(content, state, state.Locale, now, null, activity.Conversation?.Id ?? "");
        var context = new DialogContext(SupportDialogs.Set, turn, Utterance.Empty, Stage.Fitting(state.Stack, state.Handoff));
        if (state.Owner != ConversationOwner.Agent)
        {
            turn.Say("shared/greeting");
            Conversation.Resume(context);
        }

        return Close(state, state with { IsRemoved = false, Stack = [.. context.Stack] }, turn, activity);
    }

    /// <summary>An agent has the conversation: nothing is said, whatever comes (D5). What must not be kept is removed all the same.</summary>
    public TurnResult Listen(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var (redaction, input) = Read(activity, state);
        var turn = Stage.Turn(content, state, state.Locale, now, null, "");
        turn.Handoff = CustomerSide.Hear(state.Handoff, now);
        NoteFlags(turn, redaction, Utterance.Empty);
        return Close(state, state with { AwaitedSecret = redaction.Awaits?.Name() }, turn, input, CustomerSide.Line(redaction.Text));
    }

    /// <summary>Anything but a message: nothing is said.</summary>
    public TurnResult Note(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var turn = Stage.Turn(content, state, state.Locale, now, null, "");
        (turn.Handoff, turn.Owner) = CustomerSide.Note(state, activity, now);
        turn.Rating = CustomerSide.RatingOfAssistant(activity);
        foreach (var effect in CustomerSide.Effects(state, activity))
        {
            turn.Cause(effect);
        }

        var noted = RedactFields(activity, state);
        return Close(state, state, turn, noted, CustomerSide.LineAfter(noted));
    }

    public TurnResult Answer(ConversationState state, Activity activity, DateTimeOffset now, QueueOutlook? queue)
    {
        var (redaction, input) = Read(activity, state);
        var locale = content.Reader.Language(redaction.Text) ?? state.Locale;
        var utterance = content.ReadRedacted(redaction.Text, state.Locale);
        if (IsBack(utterance))
        {
            return Back(state, input, now);
        }

        var turn = Stage.Turn(content, state, locale, now, queue, activity.Conversation?.Id ?? "");
        turn.Handoff = CustomerSide.Hear(state.Handoff, now);
        NoteFlags(turn, redaction, utterance);
        var context = new DialogContext(SupportDialogs.Set, turn, utterance, Stage.Fitting(state.Stack, state.Handoff));
        SayWhatIsNotRead(activity, turn);

        new Conversation(context, redaction, state.Locale).Answer();
        if (state.Depth == 0 && turn.Locale != state.Locale)
        {
            // Whoever was greeted in a language that is not theirs has not yet read who speaks, and what nobody should write.
            turn.SayBefore(0, "shared/greeting");
        }

        var next = state with
        {
            Locale = turn.Locale,
            Stack = [.. context.Stack],
            AwaitedSecret = redaction.Awaits?.Name(),
            Depth = state.Depth + 1,
            Previous = state,
        };
        return Close(state, next, turn, input, CustomerSide.Line(redaction.Text)) with { Intent = IntentOf(utterance, redaction) };
    }

    /// <summary>Undoes the last step of the dialogs. Who answers, the case, reminders and what agents noted are no step; neither is the language.</summary>
    private TurnResult Back(ConversationState state, Activity input, DateTimeOffset now)
    {
        var before = state.Previous is { } previous
            ? previous with
            {
                Owner = state.Owner,
                Handoff = state.Handoff,
                Reminders = state.Reminders,
                TimeZone = state.TimeZone,
                Locale = state.Locale,
                Insight = InsightNotes.Undo(state.Insight, previous.Insight),
                Case = previous.Case with { Flags = state.Case.Flags, Marks = state.Case.Marks },
            }
            : state;
        var turn = Stage.Turn(content, before, before.Locale, now, null, "");
        turn.Handoff = CustomerSide.Hear(state.Handoff, now);
        turn.Say(state.Previous is not null ? "shared/back.done" : "shared/back.nothing");
        before = before with { Stack = [.. Stage.Fitting(before.Stack, before.Handoff)] };
        Conversation.Resume(new(SupportDialogs.Set, turn, Utterance.Empty, before.Stack));
        return Close(state, before, turn, input, CustomerSide.Line(input.Text ?? "")) with { Intent = "back" };
    }

    /// <summary>Only a message that says nothing but <em>back</em>: "go back, what should I check" asks for the checklist.</summary>
    private static bool IsBack(Utterance utterance) =>
        utterance.Says("back") && utterance.Words <= 6 && utterance.Topics.Count == 0
        && utterance.Answers.Count == 0 && !utterance.SaysAny("checklist", "where-submit", "where-submit-app", "where-submit-web", "human-agent", "restart");

    private static TurnResult Close(ConversationState before, ConversationState next, Turn turn, Activity input, string? line = null)
    {
        var (state, effects) = Bookkeeping.Close(before, next, turn, line);
        return new(state, input, [.. turn.Traces, .. turn.Replies], effects);
    }

    private void SayWhatIsNotRead(Activity activity, Turn turn)
    {
        if (activity.Attachments is { Count: > 0 })
        {
            turn.Say("shared/attachment");
        }

        if (activity.Text?.Length > content.Snapshot.Profile.MaximumCharacters)
        {
            turn.Say("shared/too-long");
        }
    }

    /// <summary>What an agent should know before answering.</summary>
    private static void NoteFlags(Turn turn, Redaction redaction, Utterance utterance)
    {
        (string Flag, bool Holds)[] flags =
        [
            ("secret-shared", redaction.Kinds.Count > 0),
            ("evasion-asked", utterance.Says("evasion")),
            ("scam-reported", utterance.Says("scam-report")),
            ("distress", utterance.Answers.Any(answer => answer.Key == "safety/distress")),
        ];
        foreach (var (flag, _) in flags.Where(candidate => candidate.Holds))
        {
            turn.Case = turn.Case.WithFlag(flag);
        }
    }

    /// <summary>What a message says and how it is kept, without what must not be kept.</summary>
    public (Redaction Redaction, Activity Input) Read(Activity activity, ConversationState state)
    {
        var redaction = Redact(content.Readable(activity.Text ?? ""), state);
        return (redaction, RedactFields(activity with { Text = null }, state) with { Text = redaction.Text });
    }

    private Activity RedactFields(Activity activity, ConversationState state) => new ForeignText(text => Redact(content.Readable(text), state).Text).Redact(activity);

    private Redaction Redact(string text, ConversationState state)
    {
        SecretKind? awaited = state.AwaitedSecret is { } name ? Enum.GetValues<SecretKind>().Single(kind => kind.Name() == name) : null;
        return content.Redactor.Redact(text, content.Placeholders(state.Locale), awaited);
    }

    private static string IntentOf(Utterance utterance, Redaction redaction) =>
        redaction.Kinds.Count > 0 ? "secret-shared" : utterance.Intents.Count > 0 ? utterance.Intents[0].Key : "none";
}
