using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Access;

/// <summary>What a route of the desk asks of its caller. It is part of the endpoint, so no spelling of a path gets round it.</summary>
/// <param name="Role">The least role, one of <see cref="AgentRole"/>; <see langword="null"/> lets anybody in.</param>
/// <param name="FromOurPage">Whether the request must come from the desk's own page.</param>
/// <param name="WithToken">Whether it must carry the session's token in a header, which no other site can know.</param>
internal sealed record DeskAccess(string? Role, bool FromOurPage, bool WithToken)
{
    /// <summary>Anybody may read it.</summary>
    public static DeskAccess Anyone { get; } = new(null, false, false);

    /// <summary>Anybody may do it, from the desk's own page: signing in.</summary>
    public static DeskAccess AnyoneHere { get; } = new(null, true, false);

    /// <summary>Agents may read it.</summary>
    public static DeskAccess Read(string role) => new(role, false, false);

    /// <summary>Agents may listen to it. A socket cannot carry headers of its own, but browsers say from which site it is opened.</summary>
    public static DeskAccess Listen(string role) => new(role, true, false);

    /// <summary>Agents may change something by it.</summary>
    public static DeskAccess Write(string role) => new(role, true, true);
}
