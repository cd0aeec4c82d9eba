using SupportBot.Runtime.State;
using SupportBot.Server.Hosting;
using SupportBot.Storage;

namespace SupportBot.Server.Commands;

/// <summary>Opens the store for a command that works on it, whether the server runs or not, and tells why that cannot be.</summary>
internal static class OpenedStore
{
    public static async Task<int> WithAsync(Terminal terminal, ServeOptions options, Func<SupportStore, Task<int>> run, CancellationToken cancellationToken)
    {
        var settings = ServerHost.Configure(options);
        if (options.Faults().Concat(SettingsCheck.Faults(settings)).ToArray() is { Length: > 0 } faults)
        {
            terminal.Errors.WriteLine(string.Join(Environment.NewLine, faults));
            return CommandLine.WrongCall;
        }

        try
        {
            await using var store = await ConversationStore.OpenAsync(ServerHost.StorageOf(settings), TimeProvider.System, cancellationToken);
            return await run(store);
        }
        catch (Exception unusable) when (unusable is StoreUnavailableException or StoreVersionException)
        {
            terminal.Errors.WriteLine(unusable.Message.ReplaceLineEndings(" "));
            return CommandLine.BrokenStore;
        }
    }
}
