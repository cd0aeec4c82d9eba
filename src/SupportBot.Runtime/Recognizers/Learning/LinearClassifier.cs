using System.Numerics;
using System.Runtime.InteropServices;

namespace SupportBot.Runtime.Recognizers.Learning;

/// <summary>
/// Multinomial logistic regression over hashed features, trained by stochastic gradient descent in a fixed order: the same
/// examples make the same classifier. Immutable once trained, and thread-safe then.
/// </summary>
internal sealed class LinearClassifier
{
    private readonly int _classes;
    private readonly int _stride;
    private readonly float[] _weights;

    public LinearClassifier(int classes)
    {
        _classes = classes;
        _stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[Features.Count * _stride];
    }

    /// <summary>How many numbers <see cref="Predict"/> needs room for.</summary>
    public int Room => _stride;

    /// <summary>Learns from examples, each with its class.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="epochs">How often each of them is looked at.</param>
    /// <param name="rate">How far the first look moves the weights; later ones move them less.</param>
    public void Train(IReadOnlyList<Example> examples, int epochs, float rate)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var chance = 12345u;
        Span<float> likelihoods = stackalloc float[_stride];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Shuffle(order, ref chance);
            var step = rate / (1 + (0.3f * epoch));
            foreach (var at in order)
            {
                var example = examples[at];
                Predict(example.Numbers, example.Values, example.Scale, likelihoods);
                Correct(example, likelihoods, step);
            }
        }
    }

    /// <summary>How likely each class is; together 1. What lies beyond the classes is 0.</summary>
    public void Predict(ReadOnlySpan<int> numbers, ReadOnlySpan<float> values, float scale, Span<float> likelihoods)
    {
        likelihoods.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(likelihoods);
        for (var at = 0; at < numbers.Length; at++)
        {
            var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(numbers[at] * _stride, _stride));
            var value = new Vector<float>(values[at] * scale);
            for (var part = 0; part < sums.Length; part++)
            {
                sums[part] += weights[part] * value;
            }
        }

        Normalize(likelihoods);
    }

    /// <summary>How much a feature speaks for a class, against the average of all classes; below 0: against it.</summary>
    public float Weight(int feature, int @class)
    {
        var weights = _weights.AsSpan(feature * _stride, _classes);
        var sum = 0f;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return weights[@class] - (sum / _classes);
    }

    private void Normalize(Span<float> sums)
    {
        var highest = float.MinValue;
        for (var at = 0; at < _classes; at++)
        {
            highest = Math.Max(highest, sums[at]);
        }

        var total = 0f;
        for (var at = 0; at < _classes; at++)
        {
            total += sums[at] = MathF.Exp(sums[at] - highest);
        }

        for (var at = 0; at < _classes; at++)
        {
            sums[at] /= total;
        }

        sums[_classes..].Clear();
    }

    private void Correct(Example example, Span<float> likelihoods, float step)
    {
        likelihoods[example.Class] -= 1;
        var errors = MemoryMarshal.Cast<float, Vector<float>>(likelihoods);
        for (var at = 0; at < example.Numbers.Length; at++)
        {
            var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(example.Numbers[at] * _stride, _stride));
            var value = new Vector<float>(example.Values[at] * example.Scale * step);
            for (var part = 0; part < errors.Length; part++)
            {
                weights[part] -= errors[part] * value;
            }
        }
    }

    private static void Shuffle(int[] order, ref uint chance)
    {
        for (var at = order.Length - 1; at > 0; at--)
        {
            chance = (chance * 1664525) + 1013904223;
            var other = (int)((chance >> 8) % (uint)(at + 1));
            (order[at], order[other]) = (order[other], order[at]);
        }
    }
}
