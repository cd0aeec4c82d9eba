using System.Data.Common;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage.Tests.Engines;

public sealed class SqliteEngine : Engine
{
    public const int BusySeconds = 1;

    public string Folder { get; } = Directory.CreateTempSubdirectory("supportbot-").FullName;

    public string File => Path.Combine(Folder, "test.db");

    internal override ISqlDialect Dialect => new SqliteDialect(File);

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal override DbDataSource CreateSource() => new SqliteDataSource(File, BusySeconds);
}
