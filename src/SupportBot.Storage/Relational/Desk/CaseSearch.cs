using System.Globalization;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>What is asked of the queue, as a statement. Equal questions make equal statements, so that connections keep them prepared.</summary>
internal sealed class CaseSearch
{
    public const int MaximumLimit = 500;
    private const int MaximumWords = 8;

    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _values = [];
    private readonly CaseQuery _query;

    public CaseSearch(CaseQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Offset, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        _query = query;
        AddStatuses(query.Statuses);
        Add("agent_id", query.AgentId);
        Add("topic", query.Topic);
        Add("locale", query.Locale);
        AddWords(query.Text);
        AddMarks(query);
    }

    public string Page => $"{DeskSql.CaseColumns}{Where} ORDER BY list_rank, list_time, id LIMIT @limit OFFSET @offset";

    public (string Name, object? Value)[] PageValues => [.. _values, ("limit", (long)_query.Limit), ("offset", (long)_query.Offset)];

    public string Total => $"SELECT count(*) FROM handoff_cases{Where}";

    public (string Name, object? Value)[] TotalValues => [.. _values];

    private string Where => _conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", _conditions)}";

    private void AddStatuses(IReadOnlyList<string> statuses)
    {
        if (statuses.Count > 0)
        {
            _conditions.Add($"status IN ({string.Join(", ", statuses.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"@status{at}")))})");
            _values.AddRange(statuses.Select((status, at) => (string.Create(CultureInfo.InvariantCulture, $"status{at}"), (object?)status)));
        }
    }

    private void Add(string column, string? value)
    {
        if (value is not null)
        {
            _conditions.Add($"{column} = @{column}");
            _values.Add((column, value));
        }
    }

    private void AddMarks(CaseQuery query)
    {
        if (query.IsUnanswered)
        {
            _conditions.Add("is_unanswered = 1");
        }

        if (query.MentionedId is { } mentioned)
        {
            _conditions.Add($"id IN ({MentionSql.ListCasesOf})");
            _values.Add(("mentioned", mentioned));
        }
    }

    /// <summary>Every word has to stand somewhere, in whatever case; the engine folds both sides alike.</summary>
    private void AddWords(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, MaximumWords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var (at, word) in words.Index())
        {
            var like = string.Create(CultureInfo.InvariantCulture, $@"LIKE lower(@word{at}) ESCAPE '\'");
            _conditions.Add($"(lower(id) {like} OR lower(topic) {like} OR lower(last_line) {like})");
            _values.Add((string.Create(CultureInfo.InvariantCulture, $"word{at}"), $"%{Escape(word)}%"));
        }
    }

    private static string Escape(string word) => word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
