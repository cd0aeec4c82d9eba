using SupportBot.Runtime.State;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage;

/// <summary>The way into this project.</summary>
public static class ConversationStore
{
    /// <summary>Opens the store that the options name, makes it if it is missing, and brings an older one up to date. Dispose it to finish what waits.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="clock">The time of migrations.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be opened; the message says what would help.</exception>
    /// <exception cref="StoreVersionException">A newer program wrote the store.</exception>
    public static Task<SupportStore> OpenAsync(StorageOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var dialect = new SqliteDialect(options.Path);
        return RelationalStore.OpenAsync(new SqliteDataSource(options.Path, options.BusySeconds), dialect, options.AuditKey, clock, cancellationToken);
    }
}
