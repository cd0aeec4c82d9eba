namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>What came of a round. Thread-safe while it is being written.</summary>
public sealed class RoundReport
{
    private readonly List<RoundFault> _faults = [];
    private int _done;

    /// <summary>How many things were done.</summary>
    public int Done => _done;

    /// <summary>What could not be done.</summary>
    public IReadOnlyList<RoundFault> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    internal void Count() => Interlocked.Increment(ref _done);

    internal void Fail(string subject, string problem, Exception? exception = null)
    {
        lock (_faults)
        {
            _faults.Add(new(subject, problem, exception));
        }
    }
}
