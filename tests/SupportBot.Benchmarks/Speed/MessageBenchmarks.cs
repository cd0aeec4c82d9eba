using BenchmarkDotNet.Attributes;
using SupportBot.Runtime.Recognizers;

namespace SupportBot.Benchmarks.Speed;

/// <summary>One message of about a hundred characters.</summary>
[Config(typeof(InProcessConfig))]
public class MessageBenchmarks
{
    private Subjects? _subjects;

    /// <summary>The message.</summary>
    [ParamsSource(nameof(Messages))]
    public SampleMessage Message { get; set; } = SampleMessage.All[0];

    public static IEnumerable<SampleMessage> Messages => SampleMessage.All;

    [GlobalSetup]
    public void MakeReady() => _subjects = new(Dialogs.Read(Dialogs.ReadFiles()));

    [Benchmark(Description = "judge")]
    public Decision Judge() => _subjects!.Judge(Message.Text);

    [Benchmark(Description = "read")]
    public Utterance Read() => _subjects!.Read(Message.Text);

    [Benchmark(Baseline = true, Description = "ML.NET")]
    public float[] Predict() => _subjects!.Predict(Message.Text);
}
