using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Cards;
using SupportBot.Schema;

namespace SupportBot.Channels.Desk.Views;

/// <summary>What the routes of cases read and answer.</summary>
internal static class CaseBodies
{
    /// <param name="Rows">The page of the list.</param>
    /// <param name="Total">How many cases the list has.</param>
    /// <param name="Counts">How much there is to do.</param>
    /// <param name="Mentions">Cases in which a colleague called the agent, who has not seen it yet.</param>
    internal sealed record CaseList(IReadOnlyList<CaseRowView> Rows, int Total, CountsView Counts, IReadOnlyList<string> Mentions)
    {
        /// <summary>True where there may be more cases than the total says: words that very many cases have are not counted to the end. Absent otherwise.</summary>
        public bool? More { get; init; }

        /// <summary>Cases of this page that cannot be read; they count as places of the list. Absent where there are none.</summary>
        public IReadOnlyList<UnreadableView>? Unreadable { get; init; }
    }

    /// <param name="Id">The case.</param>
    /// <param name="ConversationId">Its conversation.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Message">What is wrong, and what to do.</param>
    internal sealed record UnreadableView(string Id, string ConversationId, string Status, string Message);

    internal sealed record CountsView(int Waiting, int Mine, int Assistant);

    internal sealed record CaseDetail(
        CaseRowView Row,
        CardView Card,
        IReadOnlyList<PointView> Checklist,
        IReadOnlyList<PointView> Materials,
        IReadOnlyList<AttemptView> Attempts,
        IdentityView Identity,
        IReadOnlyList<PreviousCase> Previous,
        int Canned)
    {
        /// <summary>Where on the way the customer stands; <see langword="null"/> for an earlier case, and where the way has ended.</summary>
        public CustomerPlace? At { get; init; }
    }

    internal sealed record CardView(string Trigger, DateTimeOffset OpenedAt, IReadOnlyList<CardLineView> Lines);

    internal sealed record CardLineView(string Id, IReadOnlyList<CardValueView> Values);

    internal sealed record CardValueView(string Text, string? State, long? Sequence);

    internal sealed record PointView(string Id, string Text, string State, string? By);

    internal sealed record AttemptView(DateTimeOffset At, string Text);

    internal sealed record IdentityView(bool Verified, string? Account);

    internal sealed record PreviousCase(string Id, DateTimeOffset OpenedAt, string Status, string? Reason);

    internal sealed record TranscriptView(IReadOnlyList<EntryView> Entries, long Watermark, bool HasMore);

    internal sealed record EntryView(long Sequence, string Id, DateTimeOffset At, string Kind)
    {
        public string? Name { get; init; }

        public string? Text { get; init; }

        public IReadOnlyList<string>? Choices { get; init; }

        public EntryEvent? Event { get; init; }
    }

    internal sealed record EntryEvent(string Name)
    {
        public AgentIdentity? Agent { get; init; }

        public AgentIdentity? To { get; init; }

        public string? Reason { get; init; }

        public string? Note { get; init; }

        /// <summary>Why the program chose the agent who got the case, in one line.</summary>
        public string? Why { get; init; }

        /// <summary>The place in the log of the message that is meant.</summary>
        public long? Of { get; init; }
    }

    internal sealed record ActionAnswer(CaseRowView? Row, long? Sequence, Error? Error, string? Refusal);

    internal sealed record NoteView(long Id, AgentIdentity Author, string Text, DateTimeOffset At)
    {
        /// <summary>The colleagues whom it calls.</summary>
        public IReadOnlyList<AgentIdentity>? Mentions { get; init; }

        /// <summary>Names in it that call nobody; only whoever wrote it is told.</summary>
        public IReadOnlyList<MissedMention>? Missed { get; init; }
    }

    /// <param name="Name">As it was written.</param>
    /// <param name="Reason">unknown or disabled.</param>
    internal sealed record MissedMention(string Name, string Reason);

    internal sealed record NoteList(IReadOnlyList<NoteView> Notes);

    internal sealed record CannedView(string Id, string Name, string Text, IReadOnlyList<string> Missing);

    internal sealed record CannedList(IReadOnlyList<CannedView> Replies);

    internal sealed record Revealed(string Value);

    internal sealed record Colleague(string Id, string Name, string Role, string Status, int Cases);

    internal sealed record ColleagueList(IReadOnlyList<Colleague> Agents);

    internal sealed record ReplyBody(string? Text, long? After);

    internal sealed record ReturnBody(string? Note);

    internal sealed record TransferBody(string? AgentId);

    internal sealed record SnoozeBody(DateTimeOffset? Until);

    internal sealed record ChecklistBody(string? Item, bool? Met);

    internal sealed record NoteBody(string? Text, IReadOnlyList<string>? Mentions);

    internal sealed record RevealBody(string? Field, string? Reason);

    internal sealed record ViewingBody(bool? Viewing);
}
