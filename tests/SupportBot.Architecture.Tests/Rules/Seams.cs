using System.Reflection;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>The interfaces of the product: each is a place where something is meant to be exchanged.</summary>
internal static class Seams
{
    /// <summary>Interface, and what is exchanged there. A class with one implementation has no interface.</summary>
    public static readonly IReadOnlyDictionary<string, string> Documented = new Dictionary<string, string>
    {
        ["IConversationStore"] = "where conversations are kept: an engine, or what a test needs",
        ["ICaseStore"] = "where the desk reads the queue and keeps notes: an engine, or what a test needs",
        ["IAgentStore"] = "where accounts, sessions and the audit log are kept: an engine, or what a test needs",
        ["IReminderStore"] = "where reminders that are due are found: an engine, or what a test needs",
        ["IOutboxStore"] = "where what has to leave is kept: an engine, or what a test needs",
        ["IHubStore"] = "where it is kept how far cases got on their way to hubs: an engine, or what a test needs",
        ["ITeamsStore"] = "where codes, channels, links and threads of the desk in Teams are kept: an engine, or what a test needs",
        ["IAlertStore"] = "where it is kept how agents are called away from the page, and who was called: an engine, or what a test needs",
        ["IAlertChannel"] = "how agents who do not look at the page are called: Web Push, Teams, e-mail, or what a test needs",
        ["IAgentHub"] = "where agents work: the built-in desk, or a hub elsewhere",
        ["IInsightStore"] = "where reports are counted: an engine, or what a test needs",
        ["ISqlDialect"] = "what differs between storage engines",
    };

    public static IEnumerable<string> Violations(IEnumerable<Type> types, IReadOnlyDictionary<string, string> documented)
    {
        HashSet<string> existing = [.. types.Where(t => t.IsInterface).Select(t => t.Name)];
        return existing.Except(documented.Keys).Select(i => $"{i} is not a documented seam: use the class, or add a row that says what is exchanged.")
            .Concat(documented.Keys.Except(existing).Select(i => $"{i} is documented as a seam but does not exist."));
    }

    public static IEnumerable<Type> TypesOf(IEnumerable<Assembly> assemblies) => assemblies.SelectMany(a => a.GetTypes());
}
