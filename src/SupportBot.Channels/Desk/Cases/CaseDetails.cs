using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Makes the panel of one case. Thread-safe.</summary>
internal sealed class CaseDetails(DeskTexts texts)
{
    public Task<CaseDetail> MakeAsync(
        CaseRowView view, CaseRow row, StoredConversation conversation, IReadOnlyList<CaseRow> earlier, string locale, CancellationToken cancellationToken)
    {
        var identity = new IdentityView(row.IsVerified, conversation.Account is { } account ? AccountMask.Of(account) : null);
        IReadOnlyList<PreviousCase> previous = [.. earlier.Where(other => other.Case.Id != row.Case.Id).Select(other => new PreviousCase(
            other.Case.Id, other.Case.OpenedAt, other.Case.Status, other.Facts.Topic is { } topic ? texts.Content.Name(locale, topic) : null))];
        return Task.FromResult(new CaseDetail(view, new(row.Case.Trigger, row.Case.OpenedAt, []), [], [], [], identity, previous, 0));
    }

    public IReadOnlyList<CannedView> Canned(StoredConversation conversation, AgentIdentity agent) => texts.Content.Locales.Count < 0 ? [new(agent.Id, conversation.Id, "", [])] : [];
}
