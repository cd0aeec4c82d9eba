using System.Data.Common;

namespace SupportBot.Storage.Tests.Faults;

/// <summary>What a test does when a connection opens and before or after each statement: count, wait, fail, or die.</summary>
internal sealed class Observer
{
    public const string Begin = "BEGIN";
    public const string Commit = "COMMIT";

    /// <summary>Called with the real connection.</summary>
    public Action<DbConnection> Opened { get; set; } = _ => { };

    /// <summary>Called with the text of a statement that is about to be carried out.</summary>
    public Action<string> Executing { get; set; } = _ => { };

    /// <summary>Called with the text of a statement that was carried out.</summary>
    public Action<string> Executed { get; set; } = _ => { };

    /// <summary>Has the connection break when so many more statements were carried out, once.</summary>
    public void BreakAfter(int statements) => Executed = _ =>
    {
        if (statements-- == 0)
        {
            throw new Crash();
        }
    };

    public void Rest() => Executed = _ => { };

    public DbDataSource Watch(DbDataSource source) => new ObservedDataSource(source, this);
}
