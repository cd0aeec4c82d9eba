using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Insights;
using SupportBot.Runtime.State.Teams;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Relational.Alerts;
using SupportBot.Storage.Relational.Delivery;
using SupportBot.Storage.Relational.Desk;
using SupportBot.Storage.Relational.Insights;
using SupportBot.Storage.Relational.Teams;

namespace SupportBot.Storage;

/// <summary>An open store, from which every seam gets its part. Thread-safe.</summary>
public sealed class SupportStore : IAsyncDisposable
{
    private readonly Database _database;

    internal SupportStore(DbDataSource source, ISqlDialect dialect, AuditLog audit)
    {
        _database = new(source, dialect, audit);
        Conversations = new RelationalStore(_database);
        Cases = new CaseStore(_database);
        Agents = new AgentStore(_database);
        Reminders = new ReminderStore(_database);
        Outbox = new OutboxStore(_database);
        Insights = new InsightStore(_database);
        Hubs = new HubStore(_database);
        Teams = new TeamsStore(_database);
        Alerts = new AlertStore(_database);
    }

    /// <summary>Conversations and their logs. Disposing this part closes the whole store.</summary>
    public IConversationStore Conversations { get; }

    /// <summary>The queue, and the agents' notes.</summary>
    public ICaseStore Cases { get; }

    /// <summary>Accounts, sessions and the audit log of the desk.</summary>
    public IAgentStore Agents { get; }

    /// <summary>Reminders that are due.</summary>
    public IReminderStore Reminders { get; }

    /// <summary>What has to leave for connector channels.</summary>
    public IOutboxStore Outbox { get; }

    /// <summary>What leads read of the past.</summary>
    public IInsightStore Insights { get; }

    /// <summary>How far cases got on their way to agent hubs elsewhere.</summary>
    public IHubStore Hubs { get; }

    /// <summary>Channels of Teams in which agents work.</summary>
    public ITeamsStore Teams { get; }

    /// <summary>How agents are called when they do not look, and who was called.</summary>
    public IAlertStore Alerts { get; }

    /// <summary>Finishes what waits, and closes every connection.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
