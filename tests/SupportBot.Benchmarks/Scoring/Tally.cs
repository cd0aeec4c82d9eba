using SupportBot.Runtime.Recognizers;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>Counts how often a method was right.</summary>
internal sealed class Tally
{
    private int _strict;
    private int _lenient;
    private int _top2;
    private int _asked;
    private int _unsafe;

    /// <summary>How many messages were counted.</summary>
    public int Count { get; private set; }

    /// <summary>How many first reasons are the label.</summary>
    public double Strict => Percent(_strict);

    /// <summary>How many first reasons are the label, or another one that is as right.</summary>
    public double Lenient => Percent(_lenient);

    /// <summary>How many first or second reasons are.</summary>
    public double Top2 => Percent(_top2);

    /// <summary>How often the method asks.</summary>
    public double Asked => Percent(_asked);

    /// <summary>How often it is certain of a wrong reason.</summary>
    public double Unsafe => Percent(_unsafe);

    public void Add(LabelledMessage message, Answer answer)
    {
        var (label, first, second) = (Reasons.Counted(message.Reason), Reasons.Counted(answer.First), Reasons.Counted(answer.Second));
        var right = message.Also.Select(Reasons.Counted).Append(label).ToHashSet(StringComparer.Ordinal);
        Count++;
        _strict += first == label ? 1 : 0;
        _lenient += right.Contains(first) ? 1 : 0;
        _top2 += right.Contains(first) || right.Contains(second) ? 1 : 0;
        _asked += answer.Decision == Decision.Ask ? 1 : 0;
        _unsafe += answer.Decision == Decision.Certain && !right.Contains(first) ? 1 : 0;
    }

    private double Percent(int count) => Count == 0 ? double.NaN : 100.0 * count / Count;
}
