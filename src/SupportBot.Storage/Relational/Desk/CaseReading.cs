using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>Rows of cases, read one after the other: one that cannot be read is named, and the others are read all the same. For one reading.</summary>
internal sealed class CaseReading
{
    private readonly List<CaseRow> _rows = [];
    private readonly List<UnreadableCase> _unreadable = [];

    public IReadOnlyList<CaseRow> Rows => _rows;

    public IReadOnlyList<UnreadableCase> Unreadable => _unreadable;

    /// <summary>A row of <see cref="DeskSql.CaseColumns"/>.</summary>
    /// <exception cref="StoredStateException">It cannot be read.</exception>
    public static CaseRow Read(DbDataReader row)
    {
        var (conversationId, id) = (row.GetString(0), row.GetString(8));
        return new(
            StoredRow.Parse(row.GetString(1), StateJsonContext.Default.HandoffCase, conversationId, $"case '{id}'"),
            conversationId,
            StoredRow.Parse(row.GetString(2), StateJsonContext.Default.CaseState, conversationId, $"facts of case '{id}'"),
            row.GetString(3),
            row.GetString(4),
            row.GetInt64(5) == 1,
            row.IsDBNull(6) ? null : row.GetString(6),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
    }

    /// <returns>Whether the row could be read.</returns>
    public bool Take(DbDataReader row)
    {
        try
        {
            _rows.Add(Read(row));
            return true;
        }
        catch (StoredStateException damaged)
        {
            _unreadable.Add(new(row.GetString(8), row.GetString(0), row.GetString(9), damaged.Message));
            return false;
        }
    }
}
