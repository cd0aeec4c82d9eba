namespace SupportBot.Runtime.Content;

/// <summary>How the operator's agents work: the member <c>desk</c> of <c>profile.json</c>. All of it has a default.</summary>
public sealed record DeskProfile
{
    /// <summary>The desk's time zone, an IANA name. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>When agents work. Default: none are kept, and the desk is open whenever an agent is signed in.</summary>
    public IReadOnlyList<DeskHours> Hours { get; init; } = [];

    /// <summary>Minutes after which a case goes back to the queue when the customer wrote and the agent did not. Default 10.</summary>
    public int AgentSilentMinutes { get; init; } = 10;

    /// <summary>Seconds without a sign of life after which an agent counts as gone. Default 60.</summary>
    public int AgentGoneSeconds { get; init; } = 60;

    /// <summary>Minutes of waiting after which a customer is told place and range once more. Default 2; not told where <see cref="TellWaitingMinutes"/> come first.</summary>
    public int TellPlaceMinutes { get; init; } = 2;

    /// <summary>Minutes of waiting after which a customer is told that nobody was free yet. Default 10.</summary>
    public int TellWaitingMinutes { get; init; } = 10;

    /// <summary>Minutes in which an agent is to answer first; the queue turns amber at three quarters of it. Default 15.</summary>
    public int FirstReplyMinutes { get; init; } = 15;

    /// <summary>Minutes that a case takes, until real ones tell better. Default 6.</summary>
    public int MinutesPerCase { get; init; } = 6;

    /// <summary>Whether the program gives waiting cases to agents who are free. Default: no, agents take them.</summary>
    public bool AutoAssign { get; init; }

    /// <summary>The most open cases that the program gives an agent whose account names no other number. Default 4.</summary>
    public int CasesPerAgent { get; init; } = 4;

    /// <summary>Hours for which a resolved case can be reopened. Default 72.</summary>
    public int ReopenHours { get; init; } = 72;

    /// <summary>When reminders begin to wait for the morning, by the customer's clock. Default 22:00.</summary>
    public TimeSpan QuietFrom { get; init; } = new(22, 0, 0);

    /// <summary>When reminders go on, by the customer's clock. Default 08:00.</summary>
    public TimeSpan QuietTo { get; init; } = new(8, 0, 0);

    /// <summary>Working days after which the manual review is asked about. Default 3, the longer end of K9.</summary>
    public int ManualReviewDays { get; init; } = 3;
}
