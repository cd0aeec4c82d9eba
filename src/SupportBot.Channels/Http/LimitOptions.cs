namespace SupportBot.Channels.Http;

/// <summary>How much one visitor and one address may ask for. Zero means no limit.</summary>
public sealed class LimitOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Limits";

    /// <summary>Activities that one token may post a minute. Default: 60.</summary>
    public int ActivitiesPerMinute { get; set; } = 60;

    /// <summary>Activities, conversations and sockets that one address may begin a minute. Default: 1,200.</summary>
    public int RequestsPerMinute { get; set; } = 1200;

    /// <summary>Tokens that one address may fetch a minute. Default: 120.</summary>
    public int TokensPerMinute { get; set; } = 120;
}
