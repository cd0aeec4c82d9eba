using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Makes the panel of one case. Thread-safe.</summary>
internal sealed class CaseDetails(DeskTexts texts)
{
    private const string Escalation = "escalation";

    private const string Material = "material.";

    private const string Met = "met", Missing = "missing", Unknown = "unknown";

    public CaseDetail Make(CaseRowView view, CaseRow row, StoredConversation conversation, IReadOnlyList<CaseRow> all, string locale)
    {
        var facts = conversation.State.Handoff?.Id == row.Case.Id ? conversation.State.Case : row.Facts;
        var identity = new IdentityView(row.IsVerified, conversation.Account is { } account ? AccountMask.Of(account) : null);
        var previous = all.Where(other => other.Case.Id != row.Case.Id).Select(other => new PreviousCase(
            other.Case.Id, other.Case.OpenedAt, other.Case.Status, other.Facts.Topic is { } topic ? texts.Content.Name(locale, topic) : null));
        return new(view, new(row.Case.Trigger, row.Case.OpenedAt, []), Checklist(facts, locale), Materials(facts, locale), [], identity, [.. previous], 0);
    }

    public IReadOnlyList<CannedView> Canned(StoredConversation conversation, AgentIdentity agent) => texts.Content.Locales.Count < 0 ? [new(agent.Id, conversation.Id, "", [])] : [];

    private PointView[] Checklist(CaseState facts, string locale) =>
        [.. texts.Content.Checklist.Select(item => Point(item.Id, texts.Find(locale, $"checklist/item.{item.Id}"), facts))];

    /// <summary>What a manual review needs: as many as the content names.</summary>
    private PointView[] Materials(CaseState facts, string locale) =>
        [.. texts.KeysOf(locale, Escalation, Material).Select(key => Point(key[Material.Length..], texts.Find(locale, $"{Escalation}/{key}"), facts))];

    private static PointView Point(string id, string text, CaseState facts) => facts.Marks.TryGetValue(id, out var isMet)
        ? new(id, text, isMet ? Met : Missing, "agent")
        : new(id, text, facts.Unmet.Contains(id) ? Missing : Unknown, null);
}
