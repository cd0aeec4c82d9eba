using System.Data.Common;
using Microsoft.Data.Sqlite;
using SupportBot.Runtime.State;
using SupportBot.Storage.Relational;
using static SQLitePCL.raw;

namespace SupportBot.Storage.Sqlite;

/// <summary>What is particular to SQLite.</summary>
/// <param name="path">The file.</param>
internal sealed class SqliteDialect(string path) : ISqlDialect
{
    private const string WriteAheadLog = "wal";
    private const long Full = 2;

    private static readonly IReadOnlyList<Migration> Steps = Migration.Read("Sqlite");

    /// <inheritdoc />
    public string StoreName { get; } = $"The SQLite file '{Path.GetFullPath(path)}'";

    /// <inheritdoc />
    public IReadOnlyList<Migration> Migrations => Steps;

    /// <inheritdoc />
    public void Prepare()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder '{folder}' cannot be made: {failure.Message} Make it, or set Storage:Path to a file in another one.", failure);
        }

        MakeForOwnerOnly();
    }

    /// <summary>Conversations are nobody else's business. SQLite gives the log beside the file the same rights.</summary>
    private void MakeForOwnerOnly()
    {
        if (OperatingSystem.IsWindows() || Path.Exists(path))
        {
            return;
        }

        try
        {
            using var made = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // SQLite fails at the same file in a moment, and that is told with its cure.
        }
    }

    /// <inheritdoc />
    public async Task CheckAsync(Session session, CancellationToken cancellationToken)
    {
        var journal = (string?)await session.Prepare("PRAGMA journal_mode").ExecuteScalarAsync(cancellationToken);
        var synchronous = (long?)await session.Prepare("PRAGMA synchronous").ExecuteScalarAsync(cancellationToken);
        if (journal != WriteAheadLog || synchronous != Full)
        {
            throw new StoreUnavailableException(
                $"{StoreName} would not survive a crash: its journal mode is '{journal}' and synchronous is {synchronous}; it needs '{WriteAheadLog}' and {Full}. "
                + "Put it on a local disk; network file systems cannot hold it.");
        }
    }

    /// <inheritdoc />
    public StoreUnavailableException? Explain(DbException failure)
    {
        var cure = failure is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
        {
            SQLITE_FULL => "cannot grow: the disk is full. Free some space",
            SQLITE_BUSY or SQLITE_LOCKED => "is locked by another process. End what holds it, such as a backup or a database browser",
            SQLITE_READONLY or SQLITE_PERM or SQLITE_CANTOPEN => "cannot be opened for writing. Let the server's user write to the file and to its folder",
            SQLITE_IOERR => "cannot be read or written: the disk reports an error. Look at the disk and at the system's log",
            SQLITE_CORRUPT or SQLITE_NOTADB => "is damaged, or no SQLite file. Move it away and restore a backup",
            _ => null,
        };
        return cure is null ? null : new($"{StoreName} {cure}. (SQLite error {((SqliteException)failure).SqliteExtendedErrorCode})", failure);
    }

    /// <inheritdoc />
    public bool IsDuplicate(DbException failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_PRIMARYKEY };
}
