using System.Data.Common;

namespace SupportBot.Storage.Tests.Faults;

internal sealed class ObservedDataSource(DbDataSource source, Observer observer) : DbDataSource
{
    public override string ConnectionString => source.ConnectionString;

    protected override DbConnection CreateDbConnection() => new ObservedConnection(source.CreateConnection(), observer);

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        observer.Opened(connection);
        return new ObservedConnection(connection, observer);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await source.DisposeAsync();
        await base.DisposeAsyncCore();
    }
}
