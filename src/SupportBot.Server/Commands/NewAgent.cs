using SupportBot.Channels.Desk.Accounts;

namespace SupportBot.Server.Commands;

/// <summary>An account that is to be made.</summary>
/// <param name="UserName">What the colleague signs in with.</param>
/// <param name="Name">The name that customers read; <see langword="null"/> makes it from the user name.</param>
/// <param name="Role">What the colleague may do.</param>
/// <param name="Email">Where alerts go by mail; <see langword="null"/> for nowhere.</param>
/// <param name="Work">Which cases, and how many, the program gives the colleague.</param>
internal sealed record NewAgent(string UserName, string? Name, string Role, string? Email, AgentWork Work);
