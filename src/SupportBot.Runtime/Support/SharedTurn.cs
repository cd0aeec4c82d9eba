using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support.Desk;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support;

/// <summary>
/// The turns of a conversation that several people read: questions are answered as for everybody, and whoever has a case is asked to go on in private. No dialog begins there,
/// and nothing is known of anybody.
/// </summary>
/// <param name="content">The content to speak with.</param>
/// <param name="customer">Reads messages.</param>
internal sealed class SharedTurn(SupportContent content, CustomerTurn customer)
{
    public TurnResult Answer(ConversationState state, Activity activity, DateTimeOffset now)
    {
        var (redaction, input) = customer.Read(activity, state);
        var locale = content.Reader.Language(redaction.Text) ?? state.Locale;
        var turn = Stage.Turn(content, state, locale, now, null, "");
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                Say(content.ReadRedacted(redaction.Text, locale), redaction, turn);
                break;
            case ActivityTypes.ConversationUpdate when activity.MembersAdded is { Count: > 0 } || state.IsRemoved:
                // In one bubble: where no thread is open, each is a post of its own.
                turn.SayText($"{turn.Render("shared/together.greeting")}\n{turn.Render("shared/together.private")}", Presenter.InPrivate());
                break;
        }

        return new(state with { Locale = locale, IsRemoved = state.IsRemoved && turn.Replies.Count == 0 }, input, turn.Replies, []);
    }

    private static void Say(Utterance utterance, Redaction redaction, Turn turn)
    {
        SafetyNotices.Say(redaction, utterance, turn);
        SideAnswers.Say(SideAnswers.Find(utterance, turn), turn, turn.Replies.Count);
        Invite(turn);
    }

    private static void Invite(Turn turn) => turn.SayText(turn.Render("shared/together.private"), Presenter.InPrivate());
}
