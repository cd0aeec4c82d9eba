namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>A stretch of folded text that has the shape of a secret, with its surroundings.</summary>
internal readonly record struct Candidate(string Text, int Start, int Length)
{
    public int End => Start + Length;

    public string Value => Text.Substring(Start, Length);

    public int Digits => Count(char.IsAsciiDigit);

    public string Before(int length) => Text[Math.Max(0, Start - length)..Start];

    public string After(int length) => Text[End..Math.Min(Text.Length, End + length)];

    public int Count(Func<char, bool> isCounted) => Value.Count(isCounted);

    /// <summary>The value without spaces, hyphens and brackets, in capitals.</summary>
    public string Squashed() => string.Concat(Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
