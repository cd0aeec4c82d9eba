using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>Reads all cases of a status, page by page. What changes its place meanwhile is seen by the next round.</summary>
internal static class CaseLists
{
    private const int Page = 500;

    public static async Task<IReadOnlyList<CaseRow>> ListAllAsync(this ICaseStore cases, string status, CancellationToken cancellationToken)
    {
        List<CaseRow> rows = [];
        while (true)
        {
            var page = await cases.ListCasesAsync(new() { Statuses = [status], Offset = rows.Count, Limit = Page }, cancellationToken);
            rows.AddRange(page.Rows);
            if (page.Rows.Count == 0 || rows.Count >= page.Total)
            {
                return rows;
            }
        }
    }
}
