using SupportBot.Channels.Hubs;

namespace SupportBot.Channels.Tests.Hubs;

public sealed class BuiltInDeskComplianceTests() : AgentHubCompliance(HubKinds.None);
