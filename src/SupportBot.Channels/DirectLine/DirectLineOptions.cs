namespace SupportBot.Channels.DirectLine;

/// <summary>How the server speaks Direct Line.</summary>
public sealed class DirectLineOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "DirectLine";

    /// <summary>Secrets of back ends that fetch tokens themselves; two, so that one can be exchanged. Default: none, and only the widget gets tokens.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Keys that sign tokens: the first signs, all are accepted. Default: one that is made once and kept in <see cref="KeyFile"/>.</summary>
    public IList<string> SigningKeys { get; } = [];

    /// <summary>Where the key is kept that is made when none is configured. Default: <c>data/direct-line.key</c>.</summary>
    public string KeyFile { get; set; } = Path.Combine("data", "direct-line.key");

    /// <summary>For how many minutes a token is good. Default: 60.</summary>
    public int TokenMinutes { get; set; } = 60;

    /// <summary>Seconds between two signs of life on a socket. Default: 15.</summary>
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary>The endpoint of a bot that answers in the program's place, to run other people's client suites. Development only. Default: none.</summary>
    public string? BotUrl { get; set; }
}
