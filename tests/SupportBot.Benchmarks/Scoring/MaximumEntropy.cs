using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;
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
    /// <param name="lessons">The texts.</param>
    /// <param name="tuned">Whether it sees single characters and pairs too, as Chinese needs, and is held back less; else all is as the library has it.</param>
    public MaximumEntropy(IEnumerable<Lesson> lessons, bool tuned = false)
    {
        var machine = new MLContext(Seed);
        var texts = machine.Data.LoadFromEnumerable(lessons.Select(lesson => new Input { Text = lesson.Text, Class = lesson.Class }));

        // One thread, because with more of them every training ends with another model.
        var options = new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 };
        var features = new TextFeaturizingEstimator.Options();
        if (tuned)
        {
            options.L2Regularization = 1e-6f;
            features.CharFeatureExtractor = new WordBagEstimator.Options { NgramLength = 3, UseAllLengths = true };
        }

        var model = machine.Transforms.Text.FeaturizeText("Features", features, nameof(Input.Text))
            .Append(machine.Transforms.Conversion.MapValueToKey("Label", nameof(Input.Class)))
            .Append(machine.MulticlassClassification.Trainers.SdcaMaximumEntropy(options))
            .Fit(texts);
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
