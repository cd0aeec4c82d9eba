using Newtonsoft.Json;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers.Checks;

/// <summary>Finds where an author wrote something: it was read long ago, so that its line is looked for in the files of its folder.</summary>
internal static class FaultPlace
{
    /// <param name="path">The file, or the folder of the file.</param>
    /// <param name="text">What is written there.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="cure">What would be right.</param>
    /// <param name="files">The files of the content.</param>
    public static ContentFault Find(string path, string text, string problem, string cure, IReadOnlyCollection<ContentFile> files)
    {
        var written = JsonConvert.ToString(text);
        var file = files.FirstOrDefault(file => (file.Path == path || file.Path.StartsWith(path + "/", StringComparison.Ordinal))
            && file.Path.EndsWith(".json", StringComparison.Ordinal) && file.Text.Contains(written, StringComparison.Ordinal));
        if (file is null)
        {
            return new(path, 0, 0, problem, cure);
        }

        var before = file.Text[..file.Text.IndexOf(written, StringComparison.Ordinal)];
        return new(file.Path, before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'), problem, cure);
    }
}
