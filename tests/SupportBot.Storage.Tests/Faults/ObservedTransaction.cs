using System.Data;
using System.Data.Common;

namespace SupportBot.Storage.Tests.Faults;

internal sealed class ObservedTransaction(DbTransaction transaction, DbConnection connection, Observer observer) : DbTransaction
{
    public DbTransaction Inner => transaction;

    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
        observer.Executing(Observer.Commit);
        transaction.Commit();
        observer.Executed(Observer.Commit);
    }

    public override void Rollback() => transaction.Rollback();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            transaction.Dispose();
        }

        base.Dispose(disposing);
    }
}
