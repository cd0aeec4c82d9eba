using SupportBot.Runtime.Chats;

namespace SupportBot.Server.Commands;

/// <summary>Checks the content, reads every phrase and example as a message, plays every conversation, and lists all that is wrong.</summary>
internal sealed class ValidateCommand(Terminal terminal)
{
    public int Run(string? folder) => ContentLoader.With(folder, terminal, content =>
    {
        var player = new ChatPlayer(content);
        var files = ContentLoader.Read(ContentLoader.Find(folder)!);
        var chats = files.Where(file => file.Path.EndsWith(".chat", StringComparison.Ordinal)).ToArray();
        var faults = content.CheckReadings(files).Concat(chats.SelectMany(player.Play)).ToArray();
        foreach (var fault in faults)
        {
            terminal.Errors.WriteLine(fault);
        }

        var snapshot = content.Snapshot;
        terminal.Output.WriteLine(
            $"{snapshot.Topics.Count} topics, {snapshot.Questions.Count} questions, {snapshot.Facts.Count} facts, {snapshot.Locales.Count} languages, "
            + $"{chats.Length} conversations: {faults.Length} faults");
        return faults.Length == 0 ? CommandLine.Success : CommandLine.BrokenContent;
    });
}
