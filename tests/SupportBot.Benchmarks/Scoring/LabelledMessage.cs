namespace SupportBot.Benchmarks.Scoring;

/// <summary>A message with what it is about.</summary>
/// <param name="Reason">The reason, or <see cref="Reasons.None"/>.</param>
/// <param name="Also">Other reasons that are as right.</param>
/// <param name="Language">Its language: <c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c> or <c>mixed</c>.</param>
/// <param name="Text">The message.</param>
internal sealed record LabelledMessage(string Reason, IReadOnlyList<string> Also, string Language, string Text)
{
    /// <summary>The tables of the test set.</summary>
    public static IEnumerable<string> OwnTables => Directory.EnumerateFiles(Path.Combine(Dialogs.Root, "tests", "messages"), "*.tsv").Order(StringComparer.Ordinal);

    /// <summary>The messages of a table whose first line names its columns.</summary>
    public static IEnumerable<LabelledMessage> Read(string table)
    {
        var lines = File.ReadAllLines(table);
        var columns = lines[0].Split('\t');
        var (reason, also, language, text) = (Column("reason"), Column("also"), Column("language"), Column("text"));
        return lines.Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length > text)
            .Select(cells => new LabelledMessage(cells[reason], cells[also].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cells[language], cells[text]));

        int Column(string name) => Array.IndexOf(columns, name) is >= 0 and var at
            ? at
            : throw new InvalidOperationException($"{table} has no column '{name}'. Its first line must name reason, also, language and text.");
    }
}
