using System.Data.Common;
using SupportBot.Runtime.State;

namespace SupportBot.Storage.Relational;

/// <summary>What differs between storage engines.</summary>
internal interface ISqlDialect
{
    /// <summary>The store as messages name it: <c>The SQLite file '...'</c>.</summary>
    string StoreName { get; }

    /// <summary>The steps that lead from an empty store to the present one, by number.</summary>
    IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Makes what the engine cannot make itself, before the first connection.</summary>
    void Prepare();

    /// <summary>Makes sure that what is committed survives a crash of the machine.</summary>
    /// <exception cref="StoreUnavailableException">It would not.</exception>
    Task CheckAsync(Session session, CancellationToken cancellationToken);

    /// <summary>The failure in the operator's words with a cure, if it lies outside the program; else <see langword="null"/>.</summary>
    StoreUnavailableException? Explain(DbException failure);

    /// <summary>Whether the failure means that a unique value is there already.</summary>
    bool IsDuplicate(DbException failure);
}
