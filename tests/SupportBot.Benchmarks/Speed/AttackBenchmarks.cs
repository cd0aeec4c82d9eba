using BenchmarkDotNet.Attributes;
using SupportBot.Runtime.Recognizers;

namespace SupportBot.Benchmarks.Speed;

/// <summary>One message of 8,000 characters that is made to be slow.</summary>
[Config(typeof(InProcessConfig))]
public class AttackBenchmarks
{
    private UtteranceReader? _reader;

    /// <summary>The message.</summary>
    [ParamsSource(nameof(Attacks))]
    public AttackString Attack { get; set; } = AttackString.All[0];

    public static IEnumerable<AttackString> Attacks => AttackString.All;

    [GlobalSetup]
    public void MakeReady() => _reader = new(Dialogs.Read(Dialogs.ReadFiles()));

    [Benchmark]
    public Utterance Read() => _reader!.Read(Attack.Text);
}
