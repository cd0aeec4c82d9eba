using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Storage.Tests.Faults;

internal sealed class ObservedCommand(DbCommand command, Observer observer) : DbCommand
{
    [AllowNull]
    public override string CommandText { get => command.CommandText; set => command.CommandText = value; }

    public override int CommandTimeout { get => command.CommandTimeout; set => command.CommandTimeout = value; }

    public override CommandType CommandType { get => command.CommandType; set => command.CommandType = value; }

    public override bool DesignTimeVisible { get => command.DesignTimeVisible; set => command.DesignTimeVisible = value; }

    public override UpdateRowSource UpdatedRowSource { get => command.UpdatedRowSource; set => command.UpdatedRowSource = value; }

    protected override DbConnection? DbConnection { get => command.Connection; set => command.Connection = value; }

    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    protected override DbTransaction? DbTransaction { get => command.Transaction; set => command.Transaction = (value as ObservedTransaction)?.Inner; }

    public override void Cancel() => command.Cancel();

    public override void Prepare() => command.Prepare();

    public override int ExecuteNonQuery() => Observe(command.ExecuteNonQuery);

    public override object? ExecuteScalar() => Observe(command.ExecuteScalar);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Observe<DbDataReader>(() => command.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            command.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Observe<T>(Func<T> execute)
    {
        observer.Executing(command.CommandText);
        var result = execute();
        observer.Executed(command.CommandText);
        return result;
    }
}
