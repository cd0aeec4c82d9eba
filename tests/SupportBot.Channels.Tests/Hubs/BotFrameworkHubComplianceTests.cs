using SupportBot.Channels.Hubs;

namespace SupportBot.Channels.Tests.Hubs;

public sealed class BotFrameworkHubComplianceTests() : AgentHubCompliance(HubKinds.BotFramework);
