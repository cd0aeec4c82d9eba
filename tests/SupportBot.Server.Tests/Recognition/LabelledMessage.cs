using System.Globalization;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>A row of <c>tests/messages/</c>: a message with the reason that a person finds in it.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Reason">The label: one of the eight reasons, <c>wrong-details</c>, or <c>none</c>.</param>
/// <param name="Also">Labels that are right as well.</param>
/// <param name="Language">Language, or <c>mixed</c>.</param>
/// <param name="Style">How it is worded.</param>
/// <param name="Text">The message.</param>
internal sealed record LabelledMessage(string Place, string Reason, IReadOnlyList<string> Also, string Language, string Style, string Text)
{
    public const string None = "none";

    /// <summary>The eight reasons that are measured; everything else is none of them.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
    [
        "blurred-photo", "glare", "name-mismatch", "unsupported-document", "expired-document", "face-mismatch", "duplicate-document", "region-restricted",
    ];

    public static IReadOnlyList<LabelledMessage> All { get; } =
        [.. Directory.GetFiles(Path.Combine(RealContent.Root, "tests", "messages"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary><c>en</c> or <c>zh</c>; Traditional characters and mixed messages count as Chinese.</summary>
    public string Tongue => Language == "en" ? "en" : "zh";

    /// <summary>The label as it is measured.</summary>
    public string Measured => Measure(Reason);

    /// <summary>Everything that is right to find.</summary>
    public IEnumerable<string> Right => Also.Append(Reason).Select(Measure);

    public static string Measure(string reason) => Reasons.Contains(reason, StringComparer.Ordinal) ? reason : None;

    /// <summary>What the bot finds in it.</summary>
    public Finding Read() => new(this, RealContent.Loaded.Read(Text));

    private static IEnumerable<LabelledMessage> Read(string path)
    {
        foreach (var (number, line) in File.ReadLines(path).Index().Skip(1))
        {
            var cells = line.Split('\t');
            var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}:{number + 1}");
            Assert.True(cells.Length == 5, $"{place} has {cells.Length} columns.");
            yield return new(place, cells[0], cells[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cells[2], cells[3], cells[4]);
        }
    }
}
