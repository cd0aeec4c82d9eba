using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs;

/// <summary>
/// Carries out what the hub says, as turns: only while the hub has the case, and a repetition changes nothing. Thread-safe.
/// </summary>
internal sealed class HubInbox(TurnPipeline pipeline, LiveSignals live, IAgentHub hub, IOptions<HubOptions> options, ILogger<HubInbox> log)
{
    private const int MostNameCharacters = 40;

    private readonly string _agentId = HubAgent.IdOf(hub.Name);

    public async Task<HubVerdict> TakeAsync(HubNews news, CancellationToken cancellationToken)
    {
        var conversation = await pipeline.FindAsync(news.ConversationId, cancellationToken);
        var held = conversation?.State.Handoff;
        var verdict = conversation is null ? HubVerdict.Unknown
            : held is null || held.Hub != hub.Name || (news.CaseId is { } named && named != held.Id) ? HubVerdict.NotTheirs
            : await ActAsync(news, held, cancellationToken);
        log.NewsTaken(news.Kind.ToString(), news.ConversationId, verdict.ToString());
        return verdict;
    }

    private async Task<HubVerdict> ActAsync(HubNews news, HandoffCase held, CancellationToken cancellationToken)
    {
        var agent = new AgentIdentity(_agentId, NameOf(news));
        news = news with { CaseId = held.Id };
        var isTheirs = held.Status == CaseStatus.Assigned && held.Agent?.Id == _agentId;
        switch (news.Kind)
        {
            case HubNewsKind.Failed:
                return await ActAsync(news, new RequeueCase(null, RequeueReason.HubFailed, From: _agentId), cancellationToken);
            case HubNewsKind.Typing:
                return isTheirs ? Type(news.ConversationId, agent) : HubVerdict.NotTheirs;
            case HubNewsKind.Accepted:
                return isTheirs ? HubVerdict.Done : await ActAsync(news, new ClaimCase(agent), cancellationToken);
        }

        // Who answers has taken the case, whether the hub said so or not.
        if (held.Status == CaseStatus.Waiting && await ActAsync(news with { Id = null }, new ClaimCase(agent), cancellationToken) is var claimed and not HubVerdict.Done)
        {
            return claimed;
        }

        return await ActAsync(news, ActionOf(news, agent), cancellationToken);
    }

    private static DeskAction ActionOf(HubNews news, AgentIdentity agent) => news.Kind switch
    {
        HubNewsKind.Reply => new ReplyToCustomer(agent, news.Text ?? ""),
        HubNewsKind.Resolved => new ResolveCase(agent),
        _ => new ReturnCase(agent, string.IsNullOrWhiteSpace(news.Text) ? null : news.Text),
    };

    private async Task<HubVerdict> ActAsync(HubNews news, DeskAction action, CancellationToken cancellationToken)
    {
        var receipt = await pipeline.ActAsync(news.ConversationId, action with { CaseId = news.CaseId }, news.Id is { } id ? $"hub|{id}" : null, cancellationToken);
        return receipt.Outcome switch
        {
            TurnOutcome.Committed or TurnOutcome.Repeated => HubVerdict.Done,
            TurnOutcome.Busy => HubVerdict.Busy,
            TurnOutcome.Refused when receipt.Refusal is DeskRefusal.Empty or DeskRefusal.TooLong => HubVerdict.Unfit,
            TurnOutcome.Refused => HubVerdict.NotTheirs,
            _ => HubVerdict.Unknown,
        };
    }

    private HubVerdict Type(string conversationId, AgentIdentity agent)
    {
        live.Tell(conversationId, Activity.Typing() with { From = new() { Name = agent.Name, Role = "bot" } });
        return HubVerdict.Done;
    }

    /// <summary>Customers read the name, so nothing in it is invisible or turns what follows around.</summary>
    private string NameOf(HubNews news)
    {
        var name = string.Concat((news.AgentName ?? "").Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format))).Trim();
        return name.Length is > 0 and <= MostNameCharacters ? name : options.Value.AgentName.Trim();
    }
}
