using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.State.Insights;
using SupportBot.Storage.Relational.Desk;
using SupportBot.Storage.Relational.Insights;

namespace SupportBot.Storage.Relational;

/// <summary>Turns one effect of a turn into rows, inside the turn's transaction.</summary>
internal sealed class EffectWriter(TurnCommit commit, Effect effect)
{
    private readonly SavedCase? _saved = effect is SaveHandoffCase saved ? new(saved) : null;

    private string Id => commit.Conversation.Id;

    private long At => commit.Conversation.LastTimestamp.ToUnixTimeMilliseconds();

    public Task WriteAsync(Session session) => effect switch
    {
        SaveHandoffCase saved => SaveCaseAsync(session, saved),
        NoteMisunderstood noted => session.ExecuteAsync(
            DeskSql.AddMisunderstood, ("conversation_id", Id), ("text", noted.Text), ("locale", noted.Locale), ("station", noted.Station), ("at", At)),
        NoteInsight noted => SaveInsightAsync(session, noted.Insight),
        _ => throw new NotSupportedException($"Nothing keeps a {effect.GetType().Name}. Give it a table and a case here."),
    };

    private Task<int> SaveInsightAsync(Session session, ConversationInsight insight) => session.ExecuteAsync(
        InsightSql.SaveInsight,
        ("conversation_id", Id),
        ("locale", insight.Locale),
        ("topic", insight.Topic),
        ("reached", (long)insight.Reached),
        ("outcome", insight.Outcome),
        ("rating", (long?)insight.Rating),
        ("is_handed_over", insight.IsHandedOver ? 1L : 0L));

    private async Task SaveCaseAsync(Session session, SaveHandoffCase saved)
    {
        var (written, conversation) = (saved.Case, commit.Conversation);
        var rows = await session.ExecuteAsync(
            DeskSql.SaveCase,
            ("id", written.Id),
            ("conversation_id", Id),
            ("number", (long)written.Number),
            ("status", written.Status),
            ("priority", (long)written.Priority),
            ("opened_at", written.OpenedAt.ToUnixTimeMilliseconds()),
            ("waiting_since", written.WaitingSince.ToUnixTimeMilliseconds()),
            ("status_since", written.StatusSince.ToUnixTimeMilliseconds()),
            ("first_claim_at", written.FirstClaimAt?.ToUnixTimeMilliseconds()),
            ("agent_id", written.Agent?.Id),
            ("topic", saved.Facts.Topic),
            ("locale", conversation.State.Locale),
            ("channel_id", conversation.Reference.ChannelId),
            ("is_verified", conversation.Account is null ? 0L : 1L),
            ("last_line", saved.Line is null ? null : CaseLine.Of(saved.Line)),
            ("updated_at", At),
            ("handoff_case", _saved!.Case),
            ("facts", _saved.Facts),
            ("label_words", _saved.LabelWords),
            ("line_words", _saved.LineWords));
        if (rows == 0)
        {
            throw new InvalidOperationException($"Case '{written.Id}' belongs to another conversation than '{Id}'. Give every case an id of its own.");
        }
    }

    /// <summary>What is made of a case before it waits for the writer.</summary>
    private sealed class SavedCase(SaveHandoffCase saved)
    {
        public string Case { get; } = JsonSerializer.Serialize(saved.Case, StateJsonContext.Default.HandoffCase);

        public string Facts { get; } = JsonSerializer.Serialize(saved.Facts, StateJsonContext.Default.CaseState);

        public string LabelWords { get; } = CaseWords.OfLabels(saved);

        public string? LineWords { get; } = CaseWords.OfLine(saved);
    }
}
