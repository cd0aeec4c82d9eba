using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Makes a channel the desk's, ends that, and finds out who in Teams is which agent. Thread-safe.</summary>
internal sealed class DeskRegistration(
    ITeamsStore teams, IAgentStore agents, DeskPeople people, DeskTries tries, DeskAnswers answers, DeskWords words, TimeProvider time, ILogger<DeskRegistration> log)
{
    private const string ChannelType = "channel";

    /// <summary>Carries out what was said.</summary>
    /// <param name="call">The message.</param>
    /// <param name="place">Where it was said, and by whom.</param>
    /// <param name="command">What was said.</param>
    /// <param name="known">The desk's channel there, if it is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TakeAsync(ChannelActivity call, DeskPlace place, DeskCommand command, DeskChannel? known, CancellationToken cancellationToken)
    {
        var (key, name) = command.Kind switch
        {
            DeskCommand.Meaning.Stop => (await StopAsync(place, known!, cancellationToken), null),
            _ when !tries.Take($"{place.TenantId} {place.UserId ?? call.Activity.From?.Id}") => ("tries", null),
            DeskCommand.Meaning.Open => (await OpenAsync(call, place, command, known, cancellationToken), null),
            _ => await LinkAsync(call, place, command.Code!, cancellationToken),
        };
        await answers.SayAsync(call, command.Locale, words.Find(command.Locale, key, ("agent", name ?? "")), cancellationToken);
    }

    private async Task<string> StopAsync(DeskPlace place, DeskChannel known, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(place, cancellationToken) is not { Role: AgentRole.Admin } admin)
        {
            return "channel.admin";
        }

        await teams.RemoveChannelAsync(known.Id, CancellationToken.None);
        await WriteAsync(admin.Id, AuditAction.CloseTeams, known.Id);
        log.ChannelEnded(known.Id, "an admin ended it");
        return "channel.ended";
    }

    private async Task<string> OpenAsync(ChannelActivity call, DeskPlace place, DeskCommand command, DeskChannel? known, CancellationToken cancellationToken)
    {
        if (!string.Equals(call.Activity.Conversation!.ConversationType, ChannelType, StringComparison.OrdinalIgnoreCase) || place.TenantId.Length == 0)
        {
            return "channel.where";
        }

        if (await TakeCodeAsync(command.Code!, DeskCodePurpose.Channel, cancellationToken) is not { } code)
        {
            // A message that Teams sends twice finds its code used, and the channel made.
            return known is null ? "link.wrong" : "channel.known";
        }

        var channel = ChannelOf(call, place, command.Locale);
        await teams.SaveChannelAsync(channel, CancellationToken.None);
        await teams.ReviveThreadsAsync(null, channel.Id, time.GetUtcNow(), null, CancellationToken.None);
        await WriteAsync(code.AgentId ?? AuditEntry.Program, AuditAction.OpenTeams, channel.Id);
        log.ChannelAdded(channel.Id);
        return "channel.done";
    }

    private DeskChannel ChannelOf(ChannelActivity call, DeskPlace place, string locale) => new()
    {
        Id = DeskChannel.IdOf(place.TenantId, place.ChannelId),
        TenantId = place.TenantId,
        TeamId = place.TeamId,
        Locale = locale,
        AddedAt = time.GetUtcNow(),
        Reference = new()
        {
            ChannelId = call.Activity.ChannelId!,
            ServiceUrl = call.ServiceUrl.Root.AbsoluteUri,
            Bot = new() { Id = call.Activity.Recipient?.Id, Name = call.Activity.Recipient?.Name },
            Conversation = new() { Id = place.ChannelId, ConversationType = ChannelType, IsGroup = true, TenantId = place.TenantId },
        },
    };

    private async Task<(string Key, string? Name)> LinkAsync(ChannelActivity call, DeskPlace place, string typed, CancellationToken cancellationToken)
    {
        if (await TakeCodeAsync(typed, DeskCodePurpose.Agent, cancellationToken) is not { AgentId: { } agentId })
        {
            return ("link.wrong", null);
        }

        if (call.Activity.Conversation!.IsShared())
        {
            // Everybody saw the code, so it is used up now.
            return ("link.private", null);
        }

        if (place is not { UserId: { Length: > 0 } user, TenantId: { Length: > 0 } tenant } || await agents.FindAgentAsync(agentId, cancellationToken) is not { IsDisabled: false } agent)
        {
            return ("link.wrong", null);
        }

        await teams.SaveLinkAsync(new(tenant, user, agentId, time.GetUtcNow()), CancellationToken.None);
        await WriteAsync(agentId, AuditAction.LinkTeams, agentId);
        log.AgentLinked(agentId);
        return ("link.done", agent.Name);
    }

    private async Task<DeskCode?> TakeCodeAsync(string typed, string purpose, CancellationToken cancellationToken)
    {
        var code = DeskCode.HashOf(typed) is { } hash ? await teams.TakeCodeAsync(hash, purpose, time.GetUtcNow(), cancellationToken) : null;
        if (code is null)
        {
            log.CodeRefused("it is wrong, used or expired");
        }

        return code;
    }

    private Task<AuditEntry> WriteAsync(string actor, string action, string target) =>
        agents.AddAuditAsync(new(0, time.GetUtcNow(), actor, action, target, null), CancellationToken.None);
}
