namespace SupportBot.Runtime.State.Cases;

/// <summary>Why a case was opened.</summary>
public static class CaseTrigger
{
    /// <summary>The customer asked for a person.</summary>
    public const string Asked = "asked";

    /// <summary>Too many rejections in a row (K1).</summary>
    public const string Rejections = "rejections";

    /// <summary>A wrong nationality, which only customer service can have changed (N18).</summary>
    public const string Nationality = "nationality";

    /// <summary>Under review for longer than is normal (J5).</summary>
    public const string Stuck = "stuck";

    /// <summary>The assistant did not understand the customer again and again.</summary>
    public const string Misunderstood = "misunderstood";

    /// <summary>Nobody was there, and the customer left a message.</summary>
    public const string Message = "message";
}
