using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>What authors wrote for the desk in Teams. Thread-safe.</summary>
internal sealed class DeskWords(SupportContent content)
{
    private const string Folder = "teams-desk";

    /// <summary>Refusals that need no values.</summary>
    private static readonly Dictionary<DeskRefusal, string> Plain = new()
    {
        [DeskRefusal.NotOwner] = "not-owner.nobody",
        [DeskRefusal.Resolved] = "closed",
        [DeskRefusal.TooLate] = "too-late",
        [DeskRefusal.Empty] = "empty",
        [DeskRefusal.NoCase] = "unknown-case",
    };

    public ContentSnapshot Content => content.Snapshot;

    public string Find(string locale, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        content.Snapshot.Fill(locale, $"{Folder}/{key}", values);

    /// <summary>The language in which a text is the whole of what was authored under a key, if there is one.</summary>
    public string? LocaleIn(string text, string key) => Content.Locales.FirstOrDefault(locale => string.Equals(text, Find(locale, key), StringComparison.OrdinalIgnoreCase));

    /// <summary>Why something was not carried out.</summary>
    /// <param name="outcome">What became of it; not done.</param>
    /// <param name="row">The case as it stands now.</param>
    /// <param name="locale">The language.</param>
    public string Refusal(DeskActing.Outcome outcome, CaseRow row, string locale) => outcome.Refusal switch
    {
        null => Find(locale, "busy"),
        DeskRefusal.Taken => Find(locale, "taken", ("agent", HolderOf(row.Case)?.Name ?? "")),
        DeskRefusal.NotOwner when row.Case is { Status: CaseStatus.Assigned, Agent: { } agent } => Find(locale, "not-owner", ("agent", agent.Name)),
        DeskRefusal.TooLong => Find(locale, "too-long", ("most", ReplyToCustomer.MaximumCharacters.ToString(CultureInfo.InvariantCulture))),
        { } plain => Find(locale, Plain.GetValueOrDefault(plain, "nothing-to-do")),
    };

    private static AgentIdentity? HolderOf(HandoffCase handoff) => handoff.Status == CaseStatus.Assigned ? handoff.Agent : handoff.ReservedFor ?? handoff.Agent;
}
