using System.Collections.Concurrent;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// Which agents are here, as far as this process knows: the desk's open pages write it, the queue and its rounds read it. Thread-safe.
/// </summary>
/// <param name="clock">The time of signs of life. An agent of whom this process saw nothing yet counts as having left when it began.</param>
public sealed class AgentPresence(TimeProvider clock)
{
    /// <summary>How long an agent with an open page may touch nothing before it is asked whether it is still there.</summary>
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Sign> _signs = new(StringComparer.Ordinal);

    private readonly DateTimeOffset _began = clock.GetUtcNow();

    /// <summary>Called after an agent came, left or changed its status, with the agent's id. Set once, at the start; it returns at once and throws nothing.</summary>
    public Action<string>? Changed { get; set; }

    /// <summary>How many agents take cases: with a page open or at work elsewhere, online by their own choice, and not idle.</summary>
    public int Online => _signs.Values.Count(sign => sign.Status == AgentStatus.Online && ((sign.Pages > 0 && clock.GetUtcNow() < sign.TouchedAt + IdleAfter) || IsElsewhere(sign)));

    /// <summary>One of <see cref="AgentStatus"/>: what the agent chose while a page of it is open or it works elsewhere, else offline.</summary>
    public string StatusOf(string agentId) => _signs.TryGetValue(agentId, out var sign) && (sign.Pages > 0 || IsElsewhere(sign)) ? sign.Status : AgentStatus.Offline;

    /// <summary>What the agent chose last, one of <see cref="AgentStatus"/>, whether a page of it is open or not; online before it chose anything.</summary>
    public string ChoiceOf(string agentId) => _signs.TryGetValue(agentId, out var sign) ? sign.Status : AgentStatus.Online;

    /// <summary>
    /// Since when the agent is gone: since its last page closed, or since it was idle for too long with a page open. <see langword="null"/> while it is here.
    /// </summary>
    public DateTimeOffset? GoneSince(string agentId)
    {
        if (!_signs.TryGetValue(agentId, out var sign))
        {
            return _began;
        }

        if (IsElsewhere(sign))
        {
            return null;
        }

        var idleAt = sign.TouchedAt + IdleAfter;
        return sign.Pages == 0 ? sign.LeftAt : clock.GetUtcNow() >= idleAt ? idleAt : null;
    }

    /// <summary>Since when the agent takes cases without a break: it came, or chose to be online. <see langword="null"/> while it takes none.</summary>
    public DateTimeOffset? TakesCasesSince(string agentId) =>
        _signs.TryGetValue(agentId, out var sign) && sign.Status == AgentStatus.Online && GoneSince(agentId) is null ? sign.FreeSince : null;

    /// <summary>A page of the agent is open until the result is disposed.</summary>
    public IDisposable Arrive(string agentId)
    {
        Change(agentId, sign => sign with { Pages = sign.Pages + 1, TouchedAt = sign.Pages == 0 ? clock.GetUtcNow() : sign.TouchedAt });
        return new Leaving(() => Change(agentId, sign => sign with { Pages = sign.Pages - 1, LeftAt = clock.GetUtcNow() }));
    }

    /// <summary>The agent touched a page.</summary>
    public void Touch(string agentId) => Update(agentId, sign => sign with { TouchedAt = clock.GetUtcNow() });

    /// <summary>The agent did something without a page, such as in Teams: for a while it is here.</summary>
    public void WorkElsewhere(string agentId) => Change(agentId, sign => sign with { ElsewhereAt = clock.GetUtcNow() });

    /// <summary>The agent chose a status.</summary>
    /// <param name="agentId">Whose.</param>
    /// <param name="status">One of <see cref="AgentStatus"/>.</param>
    public void Choose(string agentId, string status) => Change(agentId, sign => sign with { Status = status, TouchedAt = clock.GetUtcNow() });

    private void Change(string agentId, Func<Sign, Sign> change)
    {
        Update(agentId, change);
        Changed?.Invoke(agentId);
    }

    private void Update(string agentId, Func<Sign, Sign> change) =>
        _signs.AddOrUpdate(agentId, _ => Free(null, change(new(0, AgentStatus.Online, _began, _began))), (_, known) => Free(known, change(known)));

    /// <summary>Notes when the agent began to take cases.</summary>
    private Sign Free(Sign? before, Sign now) => before is not null && IsFree(before) ? now : now with { FreeSince = clock.GetUtcNow() };

    private bool IsFree(Sign sign) => sign.Status == AgentStatus.Online && (sign.Pages > 0 || IsElsewhere(sign));

    private bool IsElsewhere(Sign sign) => clock.GetUtcNow() < sign.ElsewhereAt + IdleAfter;

    private sealed record Sign(int Pages, string Status, DateTimeOffset TouchedAt, DateTimeOffset LeftAt)
    {
        public DateTimeOffset? ElsewhereAt { get; init; }

        /// <summary>When it last began to take cases.</summary>
        public DateTimeOffset FreeSince { get; init; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
