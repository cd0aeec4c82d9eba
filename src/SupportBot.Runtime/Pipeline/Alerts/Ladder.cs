using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>
/// One alert on its way up: an agent who does not look is called by the next means a minute after the one before. Its age is counted by the clock that nobody sets, from when
/// this process first saw it. For one round at a time.
/// </summary>
internal sealed class Ladder
{
    /// <summary>How long an agent has to look before it is called by the next means.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, Rung> _rungs = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<TakenStep> _before;
    private readonly TimeSpan _age;
    private readonly DateTimeOffset _sawAt;
    private readonly long _began;

    /// <param name="alert">The alert.</param>
    /// <param name="before">Steps that were taken before, by this process or another one.</param>
    /// <param name="clock">The time.</param>
    public Ladder(Alert alert, IReadOnlyList<TakenStep> before, TimeProvider clock)
    {
        (_clock, _before, _sawAt, _began) = (clock, before, clock.GetUtcNow(), clock.GetTimestamp());
        _age = Between(_sawAt - alert.At, TimeSpan.Zero, AlertFinder.Lasts);
    }

    public TimeSpan Age => _age + _clock.GetElapsedTime(_began);

    /// <summary>How far the alert got with an agent.</summary>
    public Rung Of(string agentId)
    {
        if (!_rungs.TryGetValue(agentId, out var rung))
        {
            TakenStep[] taken = [.. _before.Where(step => step.AgentId == agentId && step.Step != AlertStep.Page)];
            var dueAt = taken.Length == 0 ? Patience : _age + Between(Patience - (_sawAt - taken.Max(step => step.At)), TimeSpan.Zero, Patience);
            _rungs[agentId] = rung = new(taken.Length, dueAt);
        }

        return rung;
    }

    /// <summary>Whether the agent's pages were told before.</summary>
    public bool WasShown(string agentId) => _before.Any(step => step.AgentId == agentId && step.Step == AlertStep.Page);

    private static TimeSpan Between(TimeSpan time, TimeSpan least, TimeSpan most) => time < least ? least : time > most ? most : time;
}
