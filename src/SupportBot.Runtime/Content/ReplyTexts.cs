namespace SupportBot.Runtime.Content;

/// <summary>How the folder with the agents' canned replies is written: a text for each reply, and its name beside it.</summary>
internal static class ReplyTexts
{
    public const string Folder = "replies";

    private const string NameMark = "name.";

    /// <summary>Values that a reply may name, beside those that every text may.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["agent", "case", "reason", "document", "channel", "count", "hours"];

    /// <summary>Values that every text may name.</summary>
    public static IReadOnlyList<string> Shared { get; } = ["exchange", "operator", "site", "threshold", "limit", "cooldown", "reviewTime", "manualDays"];

    public static bool IsName(string key) => key.StartsWith(NameMark, StringComparison.Ordinal);

    public static string NameOf(string reply) => NameMark + reply;
}
