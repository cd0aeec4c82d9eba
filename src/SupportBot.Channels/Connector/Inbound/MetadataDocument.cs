namespace SupportBot.Channels.Connector.Inbound;

/// <summary>What matters of an OpenID metadata document: where the keys are.</summary>
internal sealed record MetadataDocument
{
    public string? JwksUri { get; init; }
}
