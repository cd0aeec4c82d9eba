namespace SupportBot.Benchmarks.Scoring;

/// <summary>The reasons that are told apart, and what counts as none of them.</summary>
internal static class Reasons
{
    /// <summary>What a message outside the reasons is about.</summary>
    public const string None = "none";

    private const string Folder = "reasons/";

    /// <summary>The ninth reason has no number in the table that we are measured with, where it counts as none.</summary>
    private const string Uncounted = "wrong-details";

    /// <summary>The rows of the confusion matrix.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "blurred-photo", "glare", "name-mismatch", "unsupported-document", "expired-document", "face-mismatch", "duplicate-document",
        "region-restricted", Uncounted, None,
    ];

    /// <summary>The reason of a topic; what lies outside the reasons is none.</summary>
    public static string NameOf(string topic) => topic.StartsWith(Folder, StringComparison.Ordinal) ? topic[Folder.Length..] : None;

    /// <summary>The reason as it is scored.</summary>
    public static string Counted(string reason) => reason == Uncounted || !All.Contains(reason) ? None : reason;
}
