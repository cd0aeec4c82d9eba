using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Reads lists of open cases whole, and finds those whose customers wait for longer than they should. Thread-safe.</summary>
internal sealed class OpenCases(ICaseStore cases, DeskTexts texts)
{
    private const int Page = 500;

    /// <summary>Every case that the query asks for, whatever part of them it names.</summary>
    public async Task<IReadOnlyList<CaseRow>> ListAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        // A case may move from one part to another between two readings.
        var all = new Dictionary<string, CaseRow>(StringComparer.Ordinal);
        for (var offset = 0; ; offset += Page)
        {
            var part = await cases.ListCasesAsync(query with { Offset = offset, Limit = Page }, cancellationToken);
            foreach (var row in part.Rows)
            {
                all[row.Case.Id] = row;
            }

            if (offset + Page >= part.Total)
            {
                return [.. all.Values];
            }
        }
    }

    /// <summary>Those of the cases that are overdue, the longest first.</summary>
    public IReadOnlyList<CaseRow> Late(IEnumerable<CaseRow> rows, LateKind kind, DateTimeOffset now) =>
        [.. rows.Where(row => DueOf(row) <= now && (row.Case.FirstReplyAt is null) == (kind == LateKind.First)).OrderBy(DueOf)];

    public DateTimeOffset? DueOf(CaseRow row) => CaseDue.At(row.Case, texts.Content.Profile.Desk);
}
