using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.DirectLine.Stream;

namespace SupportBot.Channels.Tests;

/// <summary>
/// A clock that the test moves, and that is fair: while something real is under way with which somebody has patience, such as a call or a frame on its way to a page, no time passes.
/// A slow machine would else look like a far end that does not answer. A test that wants patience to run out moves the clock with <c>Advance</c>. Thread-safe.
/// </summary>
internal sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddHours(12))
{
    /// <summary>Whose single timers end something that takes real time.</summary>
    private static readonly HashSet<Type> Impatient = [typeof(CancellationTokenSource), typeof(DeskSocket), typeof(ActivityStream)];

    /// <summary>What takes longer in reality does not end any more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();

    private readonly HashSet<Patience> _waiting = [];

    private int _passes;

    private bool _isPassing;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period == Timeout.InfiniteTimeSpan && dueTime > TimeSpan.Zero && Impatient.Contains(Outermost(callback.Method.DeclaringType!))
            ? new Patience(this, callback, state, dueTime)
            : base.CreateTimer(callback, state, dueTime, period);

    /// <summary>Lets time pass, unless something real is under way.</summary>
    /// <param name="span">How much.</param>
    /// <param name="hanging">How many calls hang because the test wants it; theirs may run out.</param>
    /// <returns>Whether it passed.</returns>
    public bool TryPass(TimeSpan span, int hanging = 0)
    {
        lock (_gate)
        {
            if (_isPassing || _waiting.Count > hanging)
            {
                return false;
            }

            _passes++;
            _isPassing = true;
        }

        try
        {
            Advance(span);
            return true;
        }
        finally
        {
            lock (_gate)
            {
                _isPassing = false;
            }
        }
    }

    /// <summary>Lets time pass, as soon as what is under way is done.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        for (var began = System.GetTimestamp(); !TryPass(span);)
        {
            Assert.True(System.GetElapsedTime(began) < Longest, "Somebody waits for something real that does not end. If that is meant, move the clock with Advance.");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Timers call what stands in nested types that the compiler makes.</summary>
    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private sealed class Patience : ITimer
    {
        private readonly TestClock _clock;
        private readonly TimeSpan _lasts;
        private readonly int _pass;
        private readonly ITimer _timer;

        public Patience(TestClock clock, TimerCallback callback, object? state, TimeSpan lasts)
        {
            (_clock, _lasts) = (clock, lasts);
            lock (clock._gate)
            {
                _pass = clock._passes;
                clock._waiting.Add(this);
            }

            // It runs only once it can be set back.
            _timer = clock.CreatePlain(_ => End(callback, state));
            _timer.Change(lasts, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose()
        {
            Leave();
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Leave();
            return _timer.DisposeAsync();
        }

        /// <summary>What began in the moment in which time passed has all of its time before it.</summary>
        private void End(TimerCallback callback, object? state)
        {
            lock (_clock._gate)
            {
                if (_clock._isPassing && _pass == _clock._passes)
                {
                    _timer.Change(_lasts, Timeout.InfiniteTimeSpan);
                    return;
                }
            }

            Leave();
            callback(state);
        }

        private void Leave()
        {
            lock (_clock._gate)
            {
                _clock._waiting.Remove(this);
            }
        }
    }

    private ITimer CreatePlain(TimerCallback callback) => base.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
