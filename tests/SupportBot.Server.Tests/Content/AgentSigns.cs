namespace SupportBot.Server.Tests.Content;

/// <summary>Agents tell the cards in a channel of Teams apart by coloured signs, which customers never see.</summary>
internal static class AgentSigns
{
    private static readonly string[] All = ["🟠", "🟢", "🔵", "🔒", "✅"];

    /// <summary>A text as it would be without them, where it may have them.</summary>
    public static string Without(string id, string text) =>
        id.StartsWith("teams-desk/", StringComparison.Ordinal) ? All.Aggregate(text, (left, sign) => left.Replace(sign, "", StringComparison.Ordinal)) : text;
}
