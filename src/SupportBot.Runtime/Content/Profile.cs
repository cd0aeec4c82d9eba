namespace SupportBot.Runtime.Content;

/// <summary>Who runs the bot and what may be linked, with the figures that texts and dialogs share.</summary>
public sealed record Profile
{
    /// <summary>The exchange's name, and its name in languages that have another.</summary>
    public required string ExchangeName { get; init; }

    /// <summary>Names of the exchange by locale.</summary>
    public required IReadOnlyDictionary<string, string> ExchangeNames { get; init; }

    /// <summary>The only address that customers are sent to.</summary>
    public required string Site { get; init; }

    /// <summary>The operator's name.</summary>
    public required string OperatorName { get; init; }

    /// <summary>Names of the operator by locale.</summary>
    public required IReadOnlyDictionary<string, string> OperatorNames { get; init; }

    /// <summary>Whether the operator is the exchange itself, so that its agents can decide.</summary>
    public bool OperatorIsExchange { get; init; }

    /// <summary>Hosts that texts may link to, with everything below them.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>The locale when nothing better is known.</summary>
    public required string DefaultLocale { get; init; }

    /// <summary>Rejections in a row from which manual review takes over. Default 3 (K1).</summary>
    public int RejectionsInRow { get; init; } = 3;

    /// <summary>Hours under review that are still normal. Default 24 (J5).</summary>
    public int HoursUnderReview { get; init; } = 24;

    /// <summary>Messages not understood in a row before a person is offered. Default 2 (TONE T4).</summary>
    public int Misunderstandings { get; init; } = 2;

    /// <summary>Characters of a message that are read. Default 8,000.</summary>
    public int MaximumCharacters { get; init; } = 8000;

    /// <summary>Minutes that a review of the first level usually takes (J2).</summary>
    public string ReviewMinutes { get; init; } = "2-30";

    /// <summary>Working days that a manual review normally takes (K9).</summary>
    public string ManualWorkingDays { get; init; } = "1-3";

    /// <summary>Hours of the cooldown after several failures (N14).</summary>
    public int CooldownHours { get; init; } = 24;

    /// <summary>How the operator's agents work.</summary>
    public DeskProfile Desk { get; init; } = new();
}
