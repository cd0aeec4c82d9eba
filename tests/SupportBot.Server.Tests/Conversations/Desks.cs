using System.Text.Json.Nodes;
using SupportBot.Runtime.Support;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>The product's content with another desk.</summary>
internal static class Desks
{
    public static SupportContent With(string desk) => RealContent.Load(RealContent.Files.Select(file => file.Path == "profile.json" ? file with { Text = Change(file.Text, desk) } : file));

    private static string Change(string profile, string desk)
    {
        var changed = JsonNode.Parse(profile)!;
        changed["desk"] = JsonNode.Parse(desk);
        return changed.ToJsonString();
    }
}
