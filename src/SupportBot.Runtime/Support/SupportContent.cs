using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Checks;
using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Support;

/// <summary>Authored content, made ready for turns: checked, with its recognizers. Immutable and thread-safe.</summary>
public sealed class SupportContent
{
    private static readonly SecretKind[] Kinds = Enum.GetValues<SecretKind>();

    private readonly Dictionary<string, IReadOnlyDictionary<SecretKind, string>> _placeholders;

    private SupportContent(ContentSnapshot snapshot)
    {
        _placeholders = snapshot.Locales.ToDictionary(
            locale => locale,
            IReadOnlyDictionary<SecretKind, string> (locale) => Kinds.ToDictionary(
                kind => kind, kind => snapshot.FindText(locale, $"safety/placeholder.{kind.Name()}")!.Text),
            StringComparer.Ordinal);
        Snapshot = snapshot;
        Reader = new(snapshot);
        Redactor = new();
    }

    /// <summary>The content.</summary>
    public ContentSnapshot Snapshot { get; }

    /// <summary>Reads messages.</summary>
    public UtteranceReader Reader { get; }

    internal Redactor Redactor { get; }

    /// <summary>What stands for a removed secret, by its kind; the validator sees to it that every language has them all.</summary>
    internal IReadOnlyDictionary<SecretKind, string> Placeholders(string locale) => _placeholders[Snapshot.ResolveLocale(locale)];

    /// <summary>The part of a message that is read: all of it, unless it is huge. No character is cut in half.</summary>
    internal string Readable(string text)
    {
        var most = Snapshot.Profile.MaximumCharacters;
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    /// <summary>Reads a redacted message: a removed secret is no sign of anything that the customer wants.</summary>
    internal Utterance ReadRedacted(string text, string locale) => Reader.Read(
        Placeholders(locale).Values.Aggregate(text, (rest, placeholder) => rest.Replace(placeholder, " ", StringComparison.Ordinal)));

    /// <summary>A text without what looks like a secret, such as a note that an agent writes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">The language of what stands in the secret's place.</param>
    public string Redact(string text, string locale) => Redactor.Redact(Readable(text), Placeholders(locale), null).Text;

    /// <summary>Redacts and reads one message outside a conversation.</summary>
    public Utterance Read(string text)
    {
        var locale = Snapshot.Profile.DefaultLocale;
        var redacted = Redactor.Redact(Readable(text), Placeholders(locale), null).Text;
        return ReadRedacted(redacted, locale) with { Text = redacted };
    }

    /// <summary>Reads every phrase and example as a customer's message, and tells those that speak for another topic than their own.</summary>
    /// <param name="files">The files that the content was made from.</param>
    public IReadOnlyList<ContentFault> CheckReadings(IReadOnlyCollection<ContentFile> files) => ReadingChecks.Check(Snapshot, Reader, files);

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
