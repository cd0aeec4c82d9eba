using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Storage.Relational;

namespace SupportBot.Storage.Tests.Engines;

/// <summary>An engine with other migrations: those of an older program, or of one that does not exist yet.</summary>
internal sealed class Steps(ISqlDialect dialect, IReadOnlyList<Migration> steps) : ISqlDialect
{
    public string StoreName => dialect.StoreName;

    public IReadOnlyList<Migration> Migrations => steps;

    public void Prepare() => dialect.Prepare();

    public Task CheckAsync(Session session, CancellationToken cancellationToken) => dialect.CheckAsync(session, cancellationToken);

    public StoreUnavailableException? Explain(DbException failure) => dialect.Explain(failure);

    public bool IsDuplicate(DbException failure) => dialect.IsDuplicate(failure);
}
