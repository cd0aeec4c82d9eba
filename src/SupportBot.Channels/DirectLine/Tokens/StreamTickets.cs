using System.Collections.Concurrent;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>
/// Tickets that open one socket each, within a minute. A socket's address stands in logs of proxies, so what stands in it must be worth
/// nothing later (CHECKLIST, item 28). Thread-safe.
/// </summary>
/// <remarks>That a ticket was used is known to this process only; another one would accept it once more within its minute.</remarks>
internal sealed class StreamTickets(TokenSigner signer, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    public string Issue(Grant grant) => signer.Sign(grant, TokenUse.Stream, Lifetime);

    /// <summary>What the ticket allows, the first time that it is shown in time; <see langword="null"/> otherwise.</summary>
    public async Task<Grant?> RedeemAsync(string ticket)
    {
        var reading = await signer.ReadAsync(ticket, TokenUse.Stream);
        Forget();
        return reading is { Grant: { } grant, IsExpired: false } && _used.TryAdd(reading.Id, reading.Expires) ? grant : null;
    }

    private void Forget()
    {
        foreach (var (id, expires) in _used)
        {
            if (expires <= time.GetUtcNow())
            {
                _used.TryRemove(id, out _);
            }
        }
    }
}
