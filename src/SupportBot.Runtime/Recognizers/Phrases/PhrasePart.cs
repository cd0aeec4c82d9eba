namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>Elements that follow one another.</summary>
/// <param name="Atoms">Ids of the word runs and lists; <see cref="Gap"/> for "...".</param>
/// <param name="AtStart">Whether it must open a clause.</param>
/// <param name="AtEnd">Whether it must close a clause.</param>
internal sealed record PhrasePart(int[] Atoms, bool AtStart, bool AtEnd)
{
    /// <summary>Stands for up to six other words.</summary>
    public const int Gap = -1;
}
