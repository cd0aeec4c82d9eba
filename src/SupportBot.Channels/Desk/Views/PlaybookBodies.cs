using SupportBot.Runtime.Support.Cards;

namespace SupportBot.Channels.Desk.Views;

/// <summary>What the route of the playbooks answers.</summary>
internal static class PlaybookBodies
{
    /// <param name="Locale">The agent's language.</param>
    /// <param name="LocaleName">Its own name.</param>
    /// <param name="Other">The language beside it.</param>
    /// <param name="OtherName">Its own name.</param>
    /// <param name="Reasons">A playbook for each reason, in the order of the menu.</param>
    /// <param name="Shared">What all reasons share.</param>
    /// <param name="Facts">The facts that the texts state.</param>
    internal sealed record PlaybookList(
        string Locale, string LocaleName, string Other, string OtherName, IReadOnlyList<Playbook> Reasons, IReadOnlyList<PlaybookPart> Shared, IReadOnlyList<StatedFact> Facts);

    internal sealed record StatedFact(string Id, string Statement);
}
