using Microsoft.Extensions.Time.Testing;

namespace SupportBot.Storage.Tests.Engines;

/// <summary>Tests with a database of their own.</summary>
public abstract class EngineTests<TEngine> : IAsyncLifetime
    where TEngine : Engine, new()
{
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected TEngine Engine { get; } = new();

    protected FakeTimeProvider Clock => Engine.Clock;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Engine.DisposeAsync();
    }
}
