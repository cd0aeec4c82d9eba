using System.Globalization;
using MimeKit;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Where agents want mail, for the command line and for themselves; that it changed stands in the audit log, the address does not. Thread-safe.</summary>
/// <param name="store">Where addresses are kept.</param>
/// <param name="agents">Where the audit log is.</param>
/// <param name="clock">The time of changes.</param>
public sealed class AlertAddresses(IAlertStore store, IAgentStore agents, TimeProvider clock)
{
    private const int MostCharacters = 254;

    /// <summary>What is wrong with an address; <see langword="null"/> when it is one.</summary>
    /// <param name="address">What was typed.</param>
    public static string? FaultIn(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim() is { Length: > 0 and <= MostCharacters } typed && !typed.Any(char.IsControl) && MailboxAddress.TryParse(typed, out var read) && read.Address == typed
            && typed.LastIndexOf('@') > 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"That is no e-mail address. Write one of at most {MostCharacters} characters, such as ben@example.com.");
    }

    /// <summary>The address as lists show it.</summary>
    /// <param name="address">The address.</param>
    public static string Mask(string address) => AccountMask.Of(address);

    /// <summary>Where every agent wants mail, by the agent's id.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<string, string>> ListAsync(CancellationToken cancellationToken) => store.ListAddressesAsync(cancellationToken);

    /// <summary>Changes where an agent wants mail.</summary>
    /// <param name="agentId">Id of the account.</param>
    /// <param name="address">The address, of which <see cref="FaultIn"/> has nothing to say; <see langword="null"/> for none.</param>
    /// <param name="actor">Id of the account that does it.</param>
    /// <param name="cancellationToken">Keeps it from being begun; what is begun is finished and written down.</param>
    public async Task SetAsync(string agentId, string? address, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await store.SetAddressAsync(agentId, address?.Trim(), CancellationToken.None);
        await agents.AddAuditAsync(new(0, clock.GetUtcNow(), actor, "account.address", agentId, address is null ? "none" : null), CancellationToken.None);
    }
}
