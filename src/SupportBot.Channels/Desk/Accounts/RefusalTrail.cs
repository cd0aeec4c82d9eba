using System.Globalization;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>
/// Writes down who was refused what: the first time at once, and what of the same kind follows within a minute as one entry with how often it was. So nobody fills the audit log
/// by asking again and again. Thread-safe.
/// </summary>
internal sealed class RefusalTrail(IAgentStore store, TimeProvider clock, ILogger<RefusalTrail> log) : IAsyncDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Kinds that are told apart at a time. What goes beyond is counted as one.</summary>
    public const int MostKinds = 100;

    private const string Others = "others";

    private const int ShownCharacters = 3;

    private readonly Lock _counting = new();

    private readonly Dictionary<Kind, Count> _counts = [];

    /// <summary>
    /// A sign-in that failed. Of a name that is nobody's, only the beginning is kept: people type passwords into the wrong field.
    /// </summary>
    /// <param name="typed">The user name as it was given; <see langword="null"/> where none was.</param>
    /// <param name="agentId">The account whose name it is.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SignInAsync(string? typed, string? agentId, string reason, CancellationToken cancellationToken) =>
        NoteAsync(new(AuditEntry.Program, AuditAction.RefuseSession, agentId ?? (typed is null ? null : Shorten(typed)), reason), cancellationToken);

    /// <summary>A request of somebody who is signed in and may not.</summary>
    /// <param name="agentId">Who.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AccessAsync(string agentId, string? route, string reason, CancellationToken cancellationToken) =>
        NoteAsync(new(agentId, AuditAction.RefuseAccess, route, reason), cancellationToken);

    /// <summary>Writes what is counted and not written yet.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var kind in Kinds())
        {
            await CloseAsync(kind);
        }
    }

    private async Task NoteAsync(Kind kind, CancellationToken cancellationToken)
    {
        if (IsFirst(ref kind))
        {
            await store.AddAuditAsync(new(0, clock.GetUtcNow(), kind.AgentId, kind.Action, kind.Target, kind.Reason), cancellationToken);
        }
    }

    private bool IsFirst(ref Kind kind)
    {
        lock (_counting)
        {
            if (!_counts.ContainsKey(kind) && _counts.Count >= MostKinds)
            {
                kind = new(AuditEntry.Program, kind.Action, null, Others);
            }

            if (_counts.TryGetValue(kind, out var count))
            {
                count.Further++;
                return false;
            }

            var begun = kind;
            _counts.Add(kind, new(clock.CreateTimer(_ => _ = CloseAsync(begun), null, Window, Timeout.InfiniteTimeSpan)));
            return true;
        }
    }

    private async Task CloseAsync(Kind kind)
    {
        Count? count;
        lock (_counting)
        {
            if (!_counts.Remove(kind, out count))
            {
                return;
            }
        }

        await count.Timer.DisposeAsync();
        if (count.Further > 0)
        {
            await WriteAsync(kind, string.Create(CultureInfo.InvariantCulture, $"{kind.Reason}; {count.Further} more within a minute"));
        }
    }

    private async Task WriteAsync(Kind kind, string detail)
    {
        try
        {
            await store.AddAuditAsync(new(0, clock.GetUtcNow(), kind.AgentId, kind.Action, kind.Target, detail), CancellationToken.None);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.RefusalsUncounted(kind.Action, unavailable.Message);
        }
    }

    private Kind[] Kinds()
    {
        lock (_counting)
        {
            return [.. _counts.Keys];
        }
    }

    private static string Shorten(string typed)
    {
        var shown = new string([.. typed.Trim().Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(ShownCharacters)]);
        return $"{shown}…";
    }

    private sealed record Kind(string AgentId, string Action, string? Target, string Reason);

    private sealed record Count(ITimer Timer)
    {
        public int Further { get; set; }
    }
}
