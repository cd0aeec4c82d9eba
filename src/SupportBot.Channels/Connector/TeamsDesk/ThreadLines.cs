using SupportBot.Channels.Connector.Cards;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Teams;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>What a thread is told besides its card: what customer and agents write while an agent has the case, and notes that were written elsewhere. Thread-safe.</summary>
internal sealed class ThreadLines(DeskWords words, DeskCards cards)
{
    /// <summary>A message of Teams takes about 100 KB in UTF-16; what is said in one is kept well below it.</summary>
    private const int MostCharacters = 12_000;

    private const int MostInTranscript = 40;

    /// <summary>What is new in the log and among the notes, as far as it fits one message.</summary>
    public News Of(CaseRow row, ConversationReference reference, LogPage page, IReadOnlyList<CaseNote> notes, DeskThread thread, string locale)
    {
        var news = new News(thread.Watermark, thread.NoteMark, words.Find(locale, "summary.news"));
        var isWithAgent = page.Activities.Select(Speaker.IsWithAgent).FirstOrDefault(turn => turn is not null) is { } next ? !next : row.Case.Status == CaseStatus.Assigned;
        foreach (var activity in page.Activities)
        {
            isWithAgent = Speaker.IsWithAgent(activity) ?? isWithAgent;
            var (who, text) = isWithAgent && !thread.OwnSequences.Contains(news.Watermark + 1) ? Said(activity, row, reference, locale) : (null, null);
            if (!news.Add(who, text))
            {
                return news;
            }

            news.Watermark++;
            news.Summary = who is not null && Speaker.IsCustomer(activity, reference) ? words.Find(locale, "summary.message", ("customer", who)) : news.Summary;
        }

        return page.HasMore ? news : WithNotes(news, notes.Where(note => note.Id > thread.NoteMark), thread, locale);
    }

    private News WithNotes(News news, IEnumerable<CaseNote> notes, DeskThread thread, string locale)
    {
        foreach (var note in notes)
        {
            var who = thread.OwnNotes.Contains(note.Id) ? null : words.Find(locale, "said.note", ("agent", note.Author.Name));
            if (!news.Add(who, note.Text))
            {
                return news;
            }

            news.NoteMark = note.Id;
        }

        news.IsAll = true;
        return news;
    }

    /// <summary>The end of the conversation so far, for the one who asked, in the card's place.</summary>
    public AdaptiveCard Transcript(CaseRow row, ConversationReference reference, LogPage page, bool isFromBeginning, string locale)
    {
        List<CardElement[]> shown = [];
        var room = MostCharacters;
        var messages = page.Activities.Where(activity => activity is { Type: ActivityTypes.Message, Text.Length: > 0 }).ToArray();
        foreach (var activity in messages.Reverse().Take(MostInTranscript).TakeWhile(activity => (room -= activity.Text!.Length) > 0))
        {
            var (who, text) = Said(activity, row, reference, locale);
            shown.Add([.. Line(who ?? words.Find(locale, "transcript.assistant"), text ?? activity.Text!)]);
        }

        shown.Reverse();
        return new()
        {
            Lang = locale,
            FallbackText = words.Find(locale, "fallback"),
            Body =
            [
                CardWords.Line(words.Find(locale, messages.Length == 0 ? "transcript.empty" : "transcript.title"), "bolder"),
                .. isFromBeginning && shown.Count == messages.Length ? [] : CardWords.Lines(words.Find(locale, "transcript.earlier"), isSubtle: true),
                .. shown.SelectMany(line => line),
                new CardElement.Buttons([new CardButton.Execute(words.Find(locale, "button.back"), DeskPress.Look, new(SupportBot: null) { Desk = new(DeskPress.Look, row.Case.Id) })]),
            ],
        };
    }

    private static IEnumerable<CardElement> Line(string who, string text) =>
        [CardWords.Line(who, "bolder") with { Spacing = "medium" }, .. CardWords.Lines(DeskMask.Of(text)).Select(line => line with { Spacing = "small" })];

    /// <summary>Who said what; nobody where it is the assistant, or not said.</summary>
    private (string? Who, string? Text) Said(Activity activity, CaseRow row, ConversationReference reference, string locale) =>
        activity.Text is not { Length: > 0 } text ? (null, null)
        : Speaker.IsCustomer(activity, reference) ? (cards.NameOf(row, locale), text)
        : Speaker.AgentOf(activity) is { } agent ? (words.Find(locale, "said.desk", ("agent", agent)), text)
        : (null, null);

    /// <summary>What a thread is told next.</summary>
    /// <param name="watermark">How far the log was told before.</param>
    /// <param name="noteMark">How far the notes were told before.</param>
    /// <param name="summary">What a notification says.</param>
    internal sealed class News(long watermark, long noteMark, string summary)
    {
        private readonly List<CardElement> _lines = [];

        private int _room = MostCharacters;

        /// <summary>The lines; empty when there is nothing to tell.</summary>
        public IReadOnlyList<CardElement> Lines => _lines;

        public long Watermark { get; set; } = watermark;

        public long NoteMark { get; set; } = noteMark;

        public string Summary { get; set; } = summary;

        /// <summary>Whether nothing more waits.</summary>
        public bool IsAll { get; set; }

        /// <summary>Adds what somebody said, if anything; what is too long for any message is cut.</summary>
        /// <returns>Whether there was room for it.</returns>
        public bool Add(string? who, string? text)
        {
            if (who is null || text is null)
            {
                return true;
            }

            if (text.Length > _room && _lines.Count > 0)
            {
                return false;
            }

            _room -= text.Length;
            _lines.AddRange(Line(who, text.Length > MostCharacters ? text[..MostCharacters] + "…" : text));
            return true;
        }
    }
}
