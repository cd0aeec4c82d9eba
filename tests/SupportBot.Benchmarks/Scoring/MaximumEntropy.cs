using Microsoft.ML;
using Microsoft.ML.Data;
using SupportBot.Runtime.Recognizers.Learning;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>The baseline: Microsoft.ML's maximum entropy over its own features of a text. Not thread-safe.</summary>
internal sealed class MaximumEntropy
{
    private const int Seed = 1;

    private readonly PredictionEngine<Input, Output> _engine;
    private readonly float[] _likelihoods;
    private readonly int[] _classes;

    /// <summary>Learns from the same texts as the product.</summary>
    public MaximumEntropy(IEnumerable<Lesson> lessons)
    {
        var machine = new MLContext(Seed);
        var data = machine.Data.LoadFromEnumerable(lessons.Select(lesson => new Input { Text = lesson.Text, Class = lesson.Class }));

        // One thread, because with more of them every training ends with another model.
        var trainer = machine.MulticlassClassification.Trainers.SdcaMaximumEntropy(new() { NumberOfThreads = 1 });
        var model = machine.Transforms.Text.FeaturizeText("Features", nameof(Input.Text))
            .Append(machine.Transforms.Conversion.MapValueToKey("Label", nameof(Input.Class)))
            .Append(trainer)
            .Fit(data);
        _engine = machine.Model.CreatePredictionEngine<Input, Output>(model);
        _classes = ClassesOf(_engine.OutputSchema);
        _likelihoods = new float[_classes.Max() + 1];
    }

    /// <summary>How likely each class is. Good until the next call.</summary>
    public ReadOnlySpan<float> Read(string text)
    {
        var scores = Predict(text);
        for (var at = 0; at < scores.Length; at++)
        {
            _likelihoods[_classes[at]] = scores[at];
        }

        return _likelihoods;
    }

    /// <summary>The prediction as the library makes it.</summary>
    public float[] Predict(string text) => _engine.Predict(new() { Text = text }).Score;

    /// <summary>The library numbers classes by their first appearance.</summary>
    private static int[] ClassesOf(DataViewSchema schema)
    {
        VBuffer<float> names = default;
        schema[nameof(Output.Score)].Annotations.GetValue("TrainingLabelValues", ref names);
        return [.. names.DenseValues().Select(name => (int)name)];
    }

    private sealed class Input
    {
        public string Text { get; set; } = "";

        public float Class { get; set; }
    }

    private sealed class Output
    {
        public float[] Score { get; set; } = [];
    }
}
