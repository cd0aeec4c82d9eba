using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Server.Hosting;

namespace SupportBot.Server.Tests.Serving;

public sealed class RoundRunnerTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_round_goes_on_after_whatever_went_wrong_in_it()
    {
        var round = new Counting(number => number == 1 ? throw new InvalidOperationException("The store is gone.") : Task.CompletedTask);
        using var runner = Runner(round);
        await runner.StartAsync(Cancelled);
        await round.ReachAsync(3, _time);
        await runner.StopAsync(Cancelled);

        var runs = round.Runs;
        _time.Advance(Every * 3);
        Assert.Equal(runs, round.Runs);
    }

    [Fact]
    public async Task A_round_that_hangs_holds_up_neither_the_others_nor_the_stop()
    {
        var hanging = new Counting(_ => Task.Delay(Timeout.Infinite, CancellationToken.None));
        var obedient = new Counting(_ => Task.CompletedTask);
        using var runner = Runner(new Obeying(hanging), obedient);
        await runner.StartAsync(Cancelled);
        await obedient.ReachAsync(3, _time);
        await runner.StopAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.True(runner.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(1, hanging.Runs);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private RoundRunner Runner(params Round[] rounds) => new(rounds, _time, NullLogger<RoundRunner>.Instance);

    private sealed class Counting(Func<int, Task> run) : Round
    {
        private int _runs;

        public int Runs => Volatile.Read(ref _runs);

        public override string Name => "counting";

        public override TimeSpan Every => RoundRunnerTests.Every;

        public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
        {
            await run(Interlocked.Increment(ref _runs));
            return new();
        }

        /// <summary>Lets time pass until there were so many runs.</summary>
        public async Task ReachAsync(int runs, FakeTimeProvider time)
        {
            while (Runs < runs)
            {
                time.Advance(Every);
                await Task.Yield();
                Cancelled.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Waits for something that never comes, but hears a stop.</summary>
    private sealed class Obeying(Round round) : Round
    {
        public override string Name => round.Name;

        public override TimeSpan Every => round.Every;

        public override Task<RoundReport> RunAsync(CancellationToken cancellationToken) => round.RunAsync(cancellationToken).WaitAsync(cancellationToken);
    }
}
