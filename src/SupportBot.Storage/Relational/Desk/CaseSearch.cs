using System.Globalization;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>What is asked of the queue, as a statement. Equal questions make equal statements, so that connections keep them prepared.</summary>
internal sealed class CaseSearch
{
    public const int MaximumLimit = 500;

    /// <summary>Rows with words are sorted as long as they are few. Many are found soon on the way through the list.</summary>
    private const int Few = 5_000;

    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _values = [];
    private readonly CaseQuery _query;
    private readonly string? _words;
    private readonly IReadOnlyList<string> _parts;

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
        _words = CaseWords.Question(query.Text);
        _parts = CaseWords.Parts(query.Text);
        if (_words is not null)
        {
            _values.Add(("words", _words));
        }

        AddMarks(query);
    }

    /// <summary>Deeper pages are rare, and count all.</summary>
    private const int DeepestLook = 5_000;

    /// <summary>
    /// How many rows of the list are looked at for words that many cases have, before the index is asked: enough for a page of a word that stands in every tenth. To ask the index
    /// for a word that stands in each of 110,000 cases takes 200 ms, and 400 for a letter; a look at 3,000 rows takes some ten.
    /// </summary>
    public int Rows => ((_query.Offset + _query.Limit) * 10) + 2_000;

    /// <summary>How many rows with the words are enough.</summary>
    public int Enough => _query.Offset + _query.Limit + 1_000;

    /// <summary>Whether it is worth a look at the first rows of the list.</summary>
    public bool IsWorthALook => !_query.IsTotalExact && _words is not null && _query.Offset + _query.Limit <= DeepestLook;

    /// <summary>The first rows of the list in their order, each with whether it holds the words.</summary>
    public string Look
    {
        get
        {
            var holds = _parts.Select((_, at) => string.Create(
                CultureInfo.InvariantCulture, $"(instr(' ' || coalesce(label_words, '') || ' ', @part{at}) > 0 OR instr(' ' || coalesce(line_words, '') || ' ', @part{at}) > 0)"));
            return $"""
                SELECT id, {string.Join(" AND ", holds)}
                FROM (SELECT id, label_words, line_words FROM handoff_cases{Where(_conditions)} ORDER BY list_rank, list_time, id LIMIT @rows)
                """;
        }
    }

    public (string Name, object? Value)[] LookValues =>
    [
        .. _values.Where(value => value.Name != "words"),
        .. _parts.Select((part, at) => (string.Create(CultureInfo.InvariantCulture, $"part{at}"), (object?)part)),
        ("rows", (long)Rows),
    ];

    public string Page => PageOf(int.MaxValue);

    /// <summary>The page, when it is known how many cases there are in all.</summary>
    public string PageOf(int total) => $"{DeskSql.CaseColumns}{Where(total)} ORDER BY list_rank, list_time, id LIMIT @limit OFFSET @offset";

    public (string Name, object? Value)[] PageValues => [.. _values, ("limit", (long)_query.Limit), ("offset", (long)_query.Offset)];

    public string Total => $"SELECT count(*) FROM handoff_cases{Where(0)}";

    public (string Name, object? Value)[] TotalValues => [.. _values];

    /// <summary>A sign before a column keeps the engine from looking cases up by it.</summary>
    private string Where(int total) =>
        Where(_words is null ? _conditions : [.. _conditions, $"{(total > Few ? "+" : "")}word_row IN ({DeskSql.FindWords})"]);

    private static string Where(List<string> all) => all.Count == 0 ? "" : $" WHERE {string.Join(" AND ", all)}";

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
}
