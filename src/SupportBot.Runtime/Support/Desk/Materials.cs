namespace SupportBot.Runtime.Support.Desk;

/// <summary>What a manual review needs (K5 to K7). Their texts are <c>escalation/material.&lt;id&gt;</c>.</summary>
internal static class Materials
{
    /// <summary>Scans of both sides, a photo holding the document, a video.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["scans", "photo-holding", "video"];

    public static string Text(string id) => $"escalation/material.{id}";
}
