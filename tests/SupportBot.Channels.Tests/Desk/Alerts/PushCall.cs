namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>What reached a push service.</summary>
internal sealed record PushCall(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
