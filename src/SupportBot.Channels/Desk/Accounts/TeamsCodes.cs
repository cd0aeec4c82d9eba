using System.Security.Cryptography;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>Makes the codes by which a channel of Teams becomes the desk and agents are known there, for the command line and the desk alike. Thread-safe.</summary>
/// <param name="teams">Where their hashes are kept.</param>
/// <param name="agents">Where the audit log is.</param>
/// <param name="clock">The time from which they are good for <see cref="DeskCode.Lifetime"/>.</param>
public sealed class TeamsCodes(ITeamsStore teams, IAgentStore agents, TimeProvider clock)
{
    /// <summary>A code for a channel: whoever writes it there makes it the desk.</summary>
    /// <param name="adminId">The admin who has it made; <see langword="null"/> for the command line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The code, shown once, and when it ends.</returns>
    public Task<(string Code, DateTimeOffset ExpiresAt)> MakeForChannelAsync(string? adminId, CancellationToken cancellationToken) =>
        MakeAsync(DeskCodePurpose.Channel, adminId, adminId ?? AuditEntry.Program, cancellationToken);

    /// <summary>A code for an agent: whoever writes it to the bot alone is that agent in Teams.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="actor">Id of the account that has it made, or <see cref="AuditEntry.Program"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The code, shown once, and when it ends.</returns>
    public Task<(string Code, DateTimeOffset ExpiresAt)> MakeForAgentAsync(string agentId, string actor, CancellationToken cancellationToken) =>
        MakeAsync(DeskCodePurpose.Agent, agentId, actor, cancellationToken);

    private async Task<(string Code, DateTimeOffset ExpiresAt)> MakeAsync(string purpose, string? agentId, string actor, CancellationToken cancellationToken)
    {
        var (code, now) = (Draw(), clock.GetUtcNow());
        var expiresAt = now + DeskCode.Lifetime;
        await teams.AddCodeAsync(new(DeskCode.HashOf(code)!, purpose, agentId, expiresAt), now, cancellationToken);
        await agents.AddAuditAsync(new(0, now, actor, AuditAction.MakeTeamsCode, agentId, purpose), CancellationToken.None);
        return (code, expiresAt);
    }

    /// <summary>In Teams a code is told from a word by its hyphen or a digit, and both may be lost on the way there: 0 and 1 are typed as letters. So one digit is another.</summary>
    private static string Draw()
    {
        while (true)
        {
            var code = DeskCode.Write(RandomNumberGenerator.GetBytes(DeskCode.Length));
            if (code.Any(letter => letter is >= '2' and <= '9'))
            {
                return code;
            }
        }
    }
}
