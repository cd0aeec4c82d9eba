using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Access;

/// <summary>An agent who is signed in, as the store knew it when the request came.</summary>
/// <param name="Agent">The account.</param>
/// <param name="TokenHash">Which session it is.</param>
/// <param name="Csrf">What the session's own page sends along with every change.</param>
internal sealed record DeskCaller(AgentAccount Agent, string TokenHash, string Csrf)
{
    public AgentIdentity Identity => new(Agent.Id, Agent.Name);

    public bool Has(string role) => Rank(Agent.Role) >= Rank(role);

    public bool Sent(string? csrf) =>
        csrf is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(csrf), Encoding.UTF8.GetBytes(Csrf));

    /// <summary>A role that nobody knows ranks below all.</summary>
    private static int Rank(string role) => AgentRole.All.ToList().IndexOf(role);
}
