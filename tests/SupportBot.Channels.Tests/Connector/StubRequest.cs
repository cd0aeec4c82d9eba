namespace SupportBot.Channels.Tests.Connector;

/// <summary>A request as the stub saw it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they came over the wire.</param>
/// <param name="Authorization">The header Authorization; empty when there was none.</param>
/// <param name="Body">The body.</param>
internal sealed record StubRequest(string Method, string Target, string Authorization, string Body)
{
    public bool IsFor(string path) => Target == path || Target.StartsWith(path + "?", StringComparison.Ordinal);
}
