using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Assignment;

/// <summary>
/// Who gets a case: an agent who is here, speaks its language and has room for it; of several the one with the fewest cases, then the one that has been idle for longest, then by id.
/// Pure: equal questions have equal answers, in whatever order the agents stand.
/// </summary>
public static class AgentChoice
{
    /// <summary>The agent for a case, and why; <see langword="null"/> where it has to wait.</summary>
    /// <param name="unclaimed">The case.</param>
    /// <param name="agents">Everybody who is here and takes cases.</param>
    /// <param name="now">The time.</param>
    public static (FreeAgent Agent, CaseAssignment Why)? For(UnclaimedCase unclaimed, IEnumerable<FreeAgent> agents, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unclaimed);
        ArgumentNullException.ThrowIfNull(agents);
        var chosen = agents.Where(agent => agent.Open < agent.Capacity && Speaks(agent, unclaimed.Locale) && !LetGo(agent, unclaimed))
            .OrderBy(agent => HadIt(agent, unclaimed))
            .ThenBy(agent => agent.Open)
            .ThenBy(agent => agent.IdleSince)
            .ThenBy(agent => agent.Agent.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return chosen is null ? null : (chosen, Why(chosen, unclaimed, now));
    }

    /// <summary>A case in Hong Kong's Chinese goes to whoever writes Chinese: the content is chosen in the same way.</summary>
    private static bool Speaks(FreeAgent agent, string locale) => agent.Languages.Count == 0 || agent.Languages.Any(spoken => LanguageOf(spoken) == LanguageOf(locale));

    private static string LanguageOf(string locale) => locale.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>Who put it back on purpose does not get it again; it can still take it.</summary>
    private static bool LetGo(FreeAgent agent, UnclaimedCase unclaimed) => HadIt(agent, unclaimed) && unclaimed.LostFor == RequeueReason.Released;

    /// <summary>Who lost it, such as by silence, gets it again only if nobody else is free.</summary>
    private static bool HadIt(FreeAgent agent, UnclaimedCase unclaimed) => agent.Agent.Id == unclaimed.LostBy;

    private static CaseAssignment Why(FreeAgent agent, UnclaimedCase unclaimed, DateTimeOffset now) => new(
        agent.Languages.Count == 0 ? null : unclaimed.Locale, agent.Open, agent.Capacity, Math.Max(0, (int)(now - agent.IdleSince).TotalMinutes));
}
