namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>How far an alert got with one agent. For one round at a time.</summary>
/// <param name="taken">How many steps were taken before this process saw it.</param>
/// <param name="dueAt">The alert's age at which the next one may be taken.</param>
internal sealed class Rung(int taken, TimeSpan dueAt)
{
    private const int MostTries = 5;

    private TimeSpan _began;
    private int _tries;

    /// <summary>Steps taken so far.</summary>
    public int Taken { get; private set; } = taken;

    /// <summary>Whether the agent looked.</summary>
    public bool IsSeen { get; set; }

    /// <summary>Whether the step at hand is this process's to take, because it took it before and was asked to try again.</summary>
    public bool IsOurs { get; private set; }

    public bool IsDue(TimeSpan age, int steps) => !IsSeen && Taken < steps && age >= dueAt;

    /// <summary>The step is taken, whatever becomes of it; the next one comes a minute later.</summary>
    public void Take(TimeSpan age)
    {
        if (!IsOurs)
        {
            (_began, _tries) = (age, 0);
        }

        IsOurs = false;
        Taken++;
        dueAt = _began + Ladder.Patience;
    }

    /// <summary>The step shall be tried again, unless the next one comes earlier.</summary>
    public void TryAgain(TimeSpan age, TimeSpan after, bool isLast)
    {
        if (++_tries < MostTries && (isLast || age + after < _began + Ladder.Patience))
        {
            (IsOurs, dueAt) = (true, age + after);
            Taken--;
        }
    }
}
