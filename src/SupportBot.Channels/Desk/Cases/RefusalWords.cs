using SupportBot.Runtime.Handoff.Actions;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Refused actions on the wire: a code for the page, a sentence for people.</summary>
internal static class RefusalWords
{
    public static (string Refusal, string Sentence) Of(DeskRefusal refusal) => refusal switch
    {
        DeskRefusal.NoCase => ("no-case", "The conversation has no case."),
        DeskRefusal.Taken => ("taken", "Somebody else has this case. The row says who, and since when."),
        DeskRefusal.NotOwner => ("not-owner", "You do not have this case. Claim it first."),
        DeskRefusal.Resolved => ("resolved", "The case is resolved. Reopen it first."),
        DeskRefusal.NotResolved => ("not-resolved", "The case is not resolved, so there is nothing to reopen."),
        DeskRefusal.TooLate => ("too-late", "The case was resolved too long ago. The customer's next request opens a new one."),
        DeskRefusal.Empty => ("empty", "There are no words in it. Write some."),
        DeskRefusal.TooLong => ("too-long", $"It is longer than {ReplyToCustomer.MaximumCharacters} characters. Make it shorter, or send it in two."),
        DeskRefusal.Unread => ("unread", "The customer wrote something new. Read it, then send."),
        DeskRefusal.UnknownItem => ("unknown-item", "There is no such point. Load the case again."),
        _ => ("nothing-to-do", "It was done already, or there is nothing to do."),
    };
}
