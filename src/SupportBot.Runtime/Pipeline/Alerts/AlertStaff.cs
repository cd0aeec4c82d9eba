using SupportBot.Runtime.State.Agents;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>A colleague, and whether alerts may reach it.</summary>
/// <param name="Account">The account; it is not closed.</param>
/// <param name="Choice">What the colleague chose to be, of <see cref="AgentStatus"/>.</param>
/// <param name="IsSignedIn">Whether it is signed in somewhere, with a page open or not.</param>
internal sealed record AlertStaff(AgentAccount Account, string Choice, bool IsSignedIn)
{
    public string Id => Account.Id;

    /// <summary>Whether it works now. Whoever went offline is left alone, and so is whoever signed out.</summary>
    public bool IsOnDuty => IsSignedIn && Choice != AgentStatus.Offline;

    public bool TakesCases => IsSignedIn && Choice == AgentStatus.Online;

    public bool LeadsOthers => Account.Role is AgentRole.Lead or AgentRole.Admin;
}
