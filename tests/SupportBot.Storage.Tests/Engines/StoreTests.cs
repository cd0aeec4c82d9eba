using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Storage.Tests.Engines;

/// <summary>Tests with a store that is open, and a pipeline that keeps its conversations there.</summary>
public abstract class StoreTests<TEngine> : EngineTests<TEngine>
    where TEngine : Engine, new()
{
    protected SupportStore Support { get; private set; } = null!;

    protected IConversationStore Store => Support.Conversations;

    protected TurnPipeline Pipeline { get; private set; } = null!;

    public override async ValueTask InitializeAsync() => await InitializeAsync(null);

    private protected async Task InitializeAsync(string? auditKey)
    {
        Support = await Engine.OpenAllAsync(Engine.Dialect, auditKey);
        Pipeline = Engine.Pipeline(Store);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Support.DisposeAsync();
        await base.DisposeAsync();
    }

    protected async Task RestartAsync()
    {
        await Support.DisposeAsync();
        await InitializeAsync();
    }

    protected Task<OpenResult> OpenAsync(string id, string? account = null) => Pipeline.OpenAsync(Commits.Reference(id), account, Cancelled);

    protected Task<TurnReceipt> SayAsync(string id, string text, string? key = null) => Pipeline.ReceiveAsync(id, Activity.Message(text), key, Cancelled);
}
