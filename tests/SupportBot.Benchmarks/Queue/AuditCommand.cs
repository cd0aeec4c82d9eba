using System.Globalization;
using SupportBot.Benchmarks.Speed;
using SupportBot.Runtime.State.Agents;
using SupportBot.Storage;

namespace SupportBot.Benchmarks.Queue;

/// <summary>Times what it takes to know that an audit log of 1,000,000 entries is whole.</summary>
internal static class AuditCommand
{
    private const int Entries = 1_000_000;

    private const int AtOnce = 5_000;

    public static async Task<int> RunAsync()
    {
        Machine.Print();
        var folder = Directory.CreateTempSubdirectory("supportbot-audit-");
        try
        {
            await using var store = await ConversationStore.OpenAsync(new() { Path = Path.Combine(folder.FullName, "audit.db"), AuditKey = "a key that nobody knows" }, TimeProvider.System, CancellationToken.None);
            await Timing.OfAsync("writing all, each chained to the one before", 1, () => WriteAsync(store.Agents));
            await Timing.OfAsync("the whole log", 3, () => store.Agents.VerifyAuditAsync(CancellationToken.None));
            await Timing.OfAsync("what is new since then: one entry", 10, async () =>
            {
                await store.Agents.AddAuditAsync(Entry(Entries), CancellationToken.None);
                await store.Agents.VerifyNewAuditAsync(CancellationToken.None);
            });
            Console.WriteLine(FormattableString.Invariant($"\nThe file has {folder.EnumerateFiles().Sum(file => file.Length) / 1e6:F0} MB."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Machine.Print();
        return 0;
    }

    private static async Task WriteAsync(IAgentStore agents)
    {
        foreach (var some in Enumerable.Range(0, Entries).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(at => agents.AddAuditAsync(Entry(at), CancellationToken.None)));
        }
    }

    private static AuditEntry Entry(int at) => new(
        0, DateTimeOffset.UnixEpoch.AddSeconds(at), $"agent{at % 40}", AuditAction.ReadCase, string.Create(CultureInfo.InvariantCulture, $"case{at / 3:D7}"), at % 5 == 0 ? "view=queue; rows=100" : null);
}
