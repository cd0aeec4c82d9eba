using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.Content.Reading;

namespace SupportBot.Runtime.Content;

/// <summary>Turns the files of the content folder into one snapshot, or into the list of everything that is wrong with them.</summary>
public sealed class ContentReader
{
    private readonly List<ContentFault> _faults = [];
    private readonly Dictionary<string, Dictionary<string, LanguageFile>> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Question> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lexicon> _lexicons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _intents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentNode> _structures = new(StringComparer.Ordinal);

    private ContentReader()
    {
    }

    /// <summary>Reads and checks all files.</summary>
    /// <param name="files">The <c>.json</c> files of the content folder, without those under <c>schema/</c>; others are passed over.</param>
    /// <returns>The snapshot, or <see langword="null"/> with at least one fault.</returns>
    public static (ContentSnapshot? Snapshot, IReadOnlyList<ContentFault> Faults) Read(IEnumerable<ContentFile> files)
    {
        var reader = new ContentReader();
        var all = files.Where(IsContent).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        foreach (var file in all)
        {
            reader.ReadFile(file);
        }

        var snapshot = reader.Assemble(all);
        if (reader._faults.Count == 0)
        {
            reader._faults.AddRange(ContentValidator.Validate(snapshot));
        }

        return reader._faults.Count == 0
            ? (snapshot, [])
            : (null, [.. reader._faults.OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }

    private static bool IsContent(ContentFile file) =>
        file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.StartsWith("schema/", StringComparison.Ordinal);

    private void ReadFile(ContentFile file)
    {
        if (ContentNode.Parse(file, _faults) is not { } node)
        {
            return;
        }

        var slash = file.Path.LastIndexOf('/');
        var folder = slash < 0 ? "" : file.Path[..slash];
        var name = file.Path[(slash + 1)..^".json".Length];
        switch (folder)
        {
            case "":
                _structures[name] = node;
                break;
            case "lexicon":
                _lexicons[name] = LanguageFileReader.ReadLexicon(node);
                break;
            case "intents":
                AddIntents(node);
                break;
            default:
                ReadInFolder(folder, name, file.Path, node);
                break;
        }
    }

    private void AddIntents(ContentNode node)
    {
        foreach (var (intent, phrases) in LanguageFileReader.ReadIntents(node))
        {
            if (!_intents.TryGetValue(intent, out var known))
            {
                _intents[intent] = known = [];
            }

            known.AddRange(phrases);
        }
    }

    private void ReadInFolder(string folder, string name, string path, ContentNode node)
    {
        if (name is "reason" or "topic")
        {
            _topics[folder] = StructureReader.ReadTopic(folder, node);
        }
        else if (name == "question")
        {
            var question = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..];
            _questions[question] = StructureReader.ReadQuestion(question, node);
        }
        else if (name == folder)
        {
            _structures[name] = node;
        }
        else
        {
            if (!_folders.TryGetValue(folder, out var languages))
            {
                _folders[folder] = languages = new(StringComparer.Ordinal);
            }

            languages[name] = LanguageFileReader.Read(path, node);
        }
    }

    private ContentSnapshot Assemble(ContentFile[] files)
    {
        var profile = StructureReader.ReadProfile(Structure("profile", "profile.json"));
        var locales = _folders.GetValueOrDefault("shared")?.Keys.ToArray() ?? [];
        var safety = Structure("safety", "safety/safety.json");
        return new()
        {
            Profile = profile,
            Facts = StructureReader.ReadFacts(Structure("facts", "facts.json")),
            Folders = _folders.ToDictionary(pair => pair.Key, pair => new ContentFolder(pair.Key, pair.Value), StringComparer.Ordinal),
            Topics = _topics,
            Questions = _questions,
            Slots = StructureReader.Lists(Structure("slots", "slots/slots.json")),
            Checklist = StructureReader.ReadChecklist(Structure("checklist", "checklist/checklist.json")),
            Paths = StructureReader.Lists(Structure("resubmission", "resubmission/resubmission.json").Need("paths")),
            Scams = safety.Texts("scam"),
            Evasions = safety.Texts("evasion"),
            Lexicons = _lexicons,
            Intents = _intents.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value, StringComparer.Ordinal),
            Locales = [.. locales.OrderBy(locale => locale != profile.DefaultLocale).ThenBy(locale => locale, StringComparer.Ordinal)],
            Version = Hash(files),
        };
    }

    private ContentNode Structure(string name, string path)
    {
        if (_structures.TryGetValue(name, out var node))
        {
            return node;
        }

        _faults.Add(new(path, 0, 0, "The file is missing or cannot be read.", "Restore it."));
        return ContentNode.Parse(new(path, "{}"), [])!;
    }

    private static string Hash(ContentFile[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Path}\n{file.Text}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
