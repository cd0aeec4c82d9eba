using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Support;

/// <summary>Authored content, made ready for turns: checked, with its recognizers. Immutable and thread-safe.</summary>
public sealed class SupportContent
{
    private SupportContent(ContentSnapshot snapshot)
    {
        Snapshot = snapshot;
        Reader = new(snapshot);
        Redactor = new();
    }

    /// <summary>The content.</summary>
    public ContentSnapshot Snapshot { get; }

    /// <summary>Reads messages.</summary>
    public UtteranceReader Reader { get; }

    internal Redactor Redactor { get; }

    /// <summary>Redacts and reads one message outside a conversation.</summary>
    public Utterance Read(string text)
    {
        var limit = Snapshot.Profile.MaximumCharacters;
        return Reader.Read(Redactor.Redact(text.Length > limit ? text[..limit] : text, Enum.GetValues<SecretKind>().ToDictionary(kind => kind, _ => "[...]"), null).Text);
    }

    /// <summary>Makes content ready, or tells everything that is wrong with it.</summary>
    /// <returns>The content, or <see langword="null"/> with at least one fault.</returns>
    public static (SupportContent? Content, IReadOnlyList<ContentFault> Faults) Load(IEnumerable<ContentFile> files)
    {
        var all = files.ToArray();
        var (snapshot, faults) = ContentReader.Read(all);
        if (snapshot is null)
        {
            return (null, faults);
        }

        faults = PhraseChecks.Check(snapshot, all);
        return faults.Count > 0 ? (null, faults) : (new(snapshot), []);
    }
}
