using System.Data.Common;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Engines;

/// <summary>A database for one test, empty at first and gone afterwards.</summary>
public abstract class Engine : IAsyncDisposable
{
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(7) };

    internal Observer Observer { get; } = new();

    internal abstract ISqlDialect Dialect { get; }

    /// <summary>Opens the store; again and again the same one. Disposing its conversations closes it.</summary>
    public async Task<IConversationStore> OpenAsync() => (await OpenAllAsync()).Conversations;

    /// <summary>Opens the store with all its parts.</summary>
    public Task<SupportStore> OpenAllAsync() => OpenAllAsync(Dialect);

    internal Task<SupportStore> OpenAllAsync(ISqlDialect dialect, string? auditKey = null) =>
        RelationalStore.OpenAsync(Observer.Watch(CreateSource()), dialect, auditKey, Clock, TestContext.Current.CancellationToken);

    /// <summary>A pipeline for customers to whom an agent is free.</summary>
    public TurnPipeline Pipeline(IConversationStore store)
    {
        var board = new QueueBoard();
        board.Use(_ => QueueOutlook.Free);
        return new(store, RealContent.Turn, Clock, board);
    }

    /// <summary>A number that a statement answers with, past the store.</summary>
    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await ExecuteAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var source = CreateSource();
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public abstract ValueTask DisposeAsync();

    internal abstract DbDataSource CreateSource();
}
