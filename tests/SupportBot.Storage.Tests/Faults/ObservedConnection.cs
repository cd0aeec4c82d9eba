using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Storage.Tests.Faults;

internal sealed class ObservedConnection(DbConnection connection, Observer observer) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get => connection.ConnectionString; set => connection.ConnectionString = value; }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

    public override void Open() => connection.Open();

    public override void Close() => connection.Close();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        observer.Executing(Observer.Begin);
        var transaction = new ObservedTransaction(connection.BeginTransaction(isolationLevel), this, observer);
        observer.Executed(Observer.Begin);
        return transaction;
    }

    protected override DbCommand CreateDbCommand() => new ObservedCommand(connection.CreateCommand(), observer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
