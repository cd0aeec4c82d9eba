using System.Reflection;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>What the edges show to the outside; everything else is theirs to change.</summary>
internal static class FrontDoors
{
    public static readonly IReadOnlyDictionary<string, string[]> Table = new Dictionary<string, string[]>
    {
        ["SupportBot.Storage"] = ["ConversationStore", "StorageOptions", "StoreVersionException", "SupportStore"],
        ["SupportBot.Channels"] =
        [
            "ChannelApplicationBuilderExtensions", "ChannelServiceCollectionExtensions",
            "AgentAccounts", "AgentWork", "AlertAddresses", "AlertOptions", "ConnectorOptions", "DeskOptions", "DirectLineOptions", "HubOptions", "LimitOptions", "MailOptions", "TeamsCodes", "VisitorOptions",
            "WebsiteOptions",
        ],
    };

    public static IEnumerable<string> Violations(Assembly assembly, IReadOnlyCollection<string> doors)
    {
        string[] shown = [.. assembly.GetExportedTypes().Select(t => t.Name)];
        return shown.Except(doors).Select(t => $"{t} is public and no front door of {assembly.GetName().Name}: make it internal, or give it a row.")
            .Concat(doors.Except(shown).Select(t => $"{t} is listed as a front door of {assembly.GetName().Name} but is not public there."));
    }
}
