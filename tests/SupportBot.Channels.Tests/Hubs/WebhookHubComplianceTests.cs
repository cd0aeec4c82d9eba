using SupportBot.Channels.Hubs;

namespace SupportBot.Channels.Tests.Hubs;

public sealed class WebhookHubComplianceTests() : AgentHubCompliance(HubKinds.Webhook);
