namespace SupportBot.Channels.Connector.Outbound;

/// <summary>What a token endpoint answers: Entra and virtual machines say for how long, App Service says until when.</summary>
internal sealed record TokenAnswer
{
    public string? AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long? ExpiresOn { get; init; }

    /// <summary>A code such as <c>invalid_client</c>.</summary>
    public string? Error { get; init; }
}
