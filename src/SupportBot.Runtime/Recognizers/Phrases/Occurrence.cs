namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Tokens from <paramref name="Start"/> to <paramref name="End"/> (exclusive) that match an atom or a part.</summary>
internal readonly record struct Occurrence(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(Occurrence other) => Start <= other.Start && End >= other.End && Length > other.Length;

    public bool Overlaps(Occurrence other) => Start < other.End && other.Start < End;
}
