using System.Globalization;
using SupportBot.Channels.Desk.Events;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Calls the colleagues whom a note names: keeps it, and tells their pages. Thread-safe.</summary>
internal sealed class Mentions(ICaseStore cases, IAgentStore agents, AlertBook alerts, DeskSockets sockets)
{
    /// <summary>Finishes what it begins, for the note is kept already. Repeated with the same note it calls nobody twice, though their pages hear it again.</summary>
    /// <param name="note">The note as it is kept.</param>
    /// <param name="chosen">Ids of the colleagues whom its author picked from the list.</param>
    /// <param name="cancellationToken">Ends the reading of the accounts.</param>
    public async Task<(IReadOnlyList<AgentIdentity> Called, IReadOnlyList<MissedMention> Missed)> KeepAsync(
        CaseNote note, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        if (!note.Text.Contains(MentionReader.Sign, StringComparison.Ordinal))
        {
            return ([], []);
        }

        var (called, missed) = MentionReader.Read(note.Text, await agents.ListAgentsAsync(cancellationToken), chosen);
        await cases.AddMentionsAsync(note, called, CancellationToken.None);
        foreach (var agent in called.Where(agent => agent.Id != note.Author.Id))
        {
            sockets.TellAgent(agent.Id, DeskFrame.Mention(note.CaseId, note.Author));
            alerts.Mention(agent.Id, note.CaseId, note.Id.ToString(CultureInfo.InvariantCulture));
        }

        return (called, missed);
    }
}
