using System.Collections.Immutable;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline;

/// <summary>Tells of notes that were just kept, so that every place where agents work shows them. For one process; thread-safe.</summary>
public sealed class NoteSignals
{
    private ImmutableArray<Action<CaseNote, string?>> _hearers = [];

    /// <summary>A note was kept.</summary>
    /// <param name="note">The note.</param>
    /// <param name="via">The channel in which it was written, such as <c>msteams</c>; <see langword="null"/> for the desk's page.</param>
    public void Tell(CaseNote note, string? via)
    {
        foreach (var hear in _hearers)
        {
            hear(note, via);
        }
    }

    /// <summary>Hears of notes from now on.</summary>
    /// <param name="hear">Called on the telling thread, with the note and where it was written: it returns at once and throws nothing.</param>
    public void Hear(Action<CaseNote, string?> hear) => ImmutableInterlocked.Update(ref _hearers, (others, mine) => others.Add(mine), hear);
}
