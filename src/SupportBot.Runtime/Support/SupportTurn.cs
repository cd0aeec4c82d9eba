using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support;

/// <summary>The turn function: a state and an activity in, a new state, replies and effects out. Pure (D2) and thread-safe.</summary>
/// <param name="content">The content to speak with.</param>
public sealed class SupportTurn(SupportContent content)
{
    /// <summary>The state of a conversation in which nothing was said.</summary>
    public ConversationState NewConversation(string? locale) => new() { Locale = content.Snapshot.ResolveLocale(locale) };

    /// <summary>Works out one turn.</summary>
    /// <param name="state">The state that the last turn left.</param>
    /// <param name="activity">What came in. A message is answered, a <c>conversationUpdate</c> greeted, everything else passed over.</param>
    /// <param name="now">The time of the turn.</param>
    /// <param name="queue">What may be expected of agents; <see langword="null"/> where none can take over.</param>
    public TurnResult Run(ConversationState state, Activity activity, DateTimeOffset now, QueueOutlook? queue = null) => activity.Type switch
    {
        ActivityTypes.Message => Presenter.Present(RunMessage(state, activity, now, queue)),
        ActivityTypes.ConversationUpdate when state.Stack.Count == 0 && state.Depth == 0 => Presenter.Present(Greet(state, activity, now)),
        _ => new(state, RedactFields(activity, state), [], []),
    };

    /// <summary>Works out what agents, or the program in their place, do to a conversation.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="state">The state that the last turn left.</param>
    /// <param name="action">What is done.</param>
    /// <param name="now">The time of the turn.</param>
    /// <returns>A turn to commit, or the reason why there is none.</returns>
    public DeskResult Act(string conversationId, ConversationState state, DeskAction action, DateTimeOffset now) =>
        throw new NotSupportedException("Written by the ownership branch.");

    private TurnResult Greet(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var turn = new Turn(content.Snapshot, state.Locale, state.Case, now, null);
        turn.Say("shared/greeting");
        var context = new DialogContext(SupportDialogs.Set, turn, Utterance.Empty, []);
        context.Begin(RootDialog.Id);
        return new(state with { Stack = [.. context.Stack], Case = turn.Case }, activity, turn.Replies, turn.Effects);
    }

    private TurnResult RunMessage(ConversationState state, Activity activity, DateTimeOffset now, QueueOutlook? queue)
    {
        var text = activity.Text ?? "";
        var redaction = Redact(content.Readable(text), state);
        var input = RedactFields(activity with { Text = null }, state) with { Text = redaction.Text };
        if (state.Owner == ConversationOwner.Agent)
        {
            return new(state, input, [], []);
        }

        var locale = LocaleOf(redaction.Text, state.Locale);
        var utterance = content.ReadRedacted(redaction.Text, state.Locale);
        if (IsBack(utterance))
        {
            return Back(state, input, now);
        }

        var turn = new Turn(content.Snapshot, locale, state.Case, now, queue)
        {
            ConversationId = activity.Conversation?.Id ?? "",
            Owner = state.Owner,
            Handoff = state.Handoff,
        };
        var context = new DialogContext(SupportDialogs.Set, turn, utterance, state.Stack);
        Notice(activity, turn);

        new Conversation(context, redaction, state.Locale).Answer();
        var next = state with
        {
            Locale = turn.Locale,
            Owner = turn.Owner,
            Handoff = turn.Handoff,
            Case = turn.Case,
            Stack = [.. context.Stack],
            AwaitedSecret = redaction.Awaits?.Name(),
            Depth = state.Depth + 1,
            Previous = state,
        };
        return new(next, input, turn.Replies, turn.Effects, IntentOf(utterance, redaction));
    }

    private void Notice(Activity activity, Turn turn)
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

    private TurnResult Back(ConversationState state, Activity input, DateTimeOffset now)
    {
        // The language is no step: whoever changed it and goes back still reads the new one.
        var before = state.Previous is { } previous ? previous with { Owner = state.Owner, Locale = state.Locale } : state;
        var turn = new Turn(content.Snapshot, before.Locale, before.Case, now, null);
        turn.Say(state.Previous is not null ? "shared/back.done" : "shared/back.nothing");
        var context = new DialogContext(SupportDialogs.Set, turn, Utterance.Empty, before.Stack);
        Conversation.Resume(context);
        return new(before, input, turn.Replies, [], "back");
    }

    /// <summary>Only a message that says nothing but <em>back</em>: "go back, what should I check" asks for the checklist.</summary>
    private static bool IsBack(Utterance utterance) =>
        utterance.Says("back") && utterance.Words <= 6 && utterance.Topics.Count == 0
        && utterance.Answers.Count == 0 && !utterance.SaysAny("checklist", "where-submit", "where-submit-app", "where-submit-web", "human-agent", "restart");

    private Activity RedactFields(Activity activity, ConversationState state) => new ForeignText(text => Redact(content.Readable(text), state).Text).Redact(activity);

    private Redaction Redact(string text, ConversationState state)
    {
        SecretKind? awaited = state.AwaitedSecret is { } name ? Enum.GetValues<SecretKind>().Single(kind => kind.Name() == name) : null;
        return content.Redactor.Redact(text, content.Placeholders(state.Locale), awaited);
    }

    private string LocaleOf(string text, string locale) => content.Reader.Language(text) ?? locale;

    private static string IntentOf(Utterance utterance, Redaction redaction) =>
        redaction.Kinds.Count > 0 ? "secret-shared" : utterance.Intents.Count > 0 ? utterance.Intents[0].Key : "none";
}
