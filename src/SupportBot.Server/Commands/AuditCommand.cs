using System.Globalization;
using System.Text.Json;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Server.Commands;

/// <summary>Checks, copies and seals the desk's audit log in the store itself, whether the server runs or not.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="options">Where the store is.</param>
internal sealed class AuditCommand(Terminal terminal, ServeOptions options)
{
    private const int Page = 1_000;

    /// <summary>Tells whether the log is what was once written, and what to keep elsewhere so that it can be told again.</summary>
    public Task<int> VerifyAsync(CancellationToken cancellationToken) => RunAsync(
        async agents => Tell(await agents.VerifyAuditAsync(cancellationToken)),
        cancellationToken);

    /// <summary>Writes the whole log, oldest entry first, one object a line. That it was taken along stands in it, as its last line.</summary>
    public Task<int> ExportAsync(CancellationToken cancellationToken) => RunAsync(
        async agents =>
        {
            await agents.AddAuditAsync(Entry(AuditAction.ExportAudit), cancellationToken);
            for (var (after, isMore) = (0L, true); isMore;)
            {
                var entries = await agents.ReadAuditAsync(after, Page, cancellationToken);
                foreach (var entry in entries)
                {
                    JsonLine.Write(terminal.Output, json => Write(json, entry));
                    after = entry.Id;
                }

                isMore = entries.Count == Page;
            }

            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Seals the end of the log anew, after a change of the key.</summary>
    public Task<int> SealAsync(CancellationToken cancellationToken) => RunAsync(
        async agents =>
        {
            var before = await agents.SealAuditAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
            return before.Fault is null or AuditFault.SealBroken ? Tell(await agents.VerifyAuditAsync(cancellationToken)) : Tell(before);
        },
        cancellationToken);

    private int Tell(AuditCheck check)
    {
        if (check.IsWhole)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit log is whole: {check.Count} entries, the last with the hash {(check.Hash.Length == 0 ? "-" : check.Hash)}."));
            return CommandLine.Success;
        }

        terminal.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Sentence(check)} First broken id: {check.BrokenAt}."));
        return CommandLine.BrokenStore;
    }

    private static string Sentence(AuditCheck check) => check.Fault switch
    {
        AuditFault.CutOff => "Entries are missing at the end of the audit log.",
        AuditFault.SealBroken =>
            "The seal of the audit log does not fit: somebody changed its end, or Storage:AuditKey is not the key it was sealed with. After a change of the key run audit seal.",
        _ => "An entry of the audit log does not follow from the one before: it was changed, or entries before it are missing.",
    };

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteNumber("id", entry.Id);
        json.WriteString("at", entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("agent", entry.AgentId);
        json.WriteString("action", entry.Action);
        if (entry.Target is { } target)
        {
            json.WriteString("target", target);
        }

        if (entry.Detail is { } detail)
        {
            json.WriteString("detail", detail);
        }

        json.WriteString("hash", entry.Hash);
    }

    private Task<int> RunAsync(Func<IAgentStore, Task<int>> run, CancellationToken cancellationToken) =>
        OpenedStore.WithAsync(terminal, options, store => run(store.Agents), cancellationToken);

    private static AuditEntry Entry(string action) => new(0, TimeProvider.System.GetUtcNow(), AuditEntry.Program, action, null, "command line");
}
