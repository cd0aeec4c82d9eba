using System.CommandLine;

namespace SupportBot.Server.Commands;

/// <summary>The command <c>audit</c> with what stands behind it.</summary>
internal static class AuditCommands
{
    private static readonly Option<string?> Data = new("--data") { Description = "The folder of the store. Default: data.", Recursive = true };

    private static readonly Option<string[]> Settings =
        new("--set") { Description = "One setting, as Section:Key=Value. May be repeated.", DefaultValueFactory = _ => [], Recursive = true };

    public static Command Create(Terminal terminal) => new("audit", "Checks and copies the desk's audit log, also while the server runs.")
    {
        Data, Settings,
        Make("verify", "Tells whether the log is what was once written; exit code 1 and the first broken id if not.", terminal, (command, stop) => command.VerifyAsync(stop)),
        Make("export", "Writes the whole log, one JSON object a line, oldest first.", terminal, (command, stop) => command.ExportAsync(stop)),
        Make("seal", "Seals the end of the log anew, after a change of Storage:AuditKey.", terminal, (command, stop) => command.SealAsync(stop)),
    };

    private static Command Make(string name, string description, Terminal terminal, Func<AuditCommand, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((call, stop) =>
            run(new(terminal, ServeOptions.None with { Data = call.GetValue(Data), Settings = call.GetValue(Settings) ?? [] }), stop));
        return command;
    }
}
