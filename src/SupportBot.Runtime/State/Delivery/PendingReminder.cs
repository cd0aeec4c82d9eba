namespace SupportBot.Runtime.State.Delivery;

/// <summary>A promise to come back that a conversation holds. The state is the truth; a store's table only finds those that are due.</summary>
/// <param name="Kind">What for: <c>review</c>, <c>review-day</c> or <c>manual-review</c>.</param>
/// <param name="Due">When.</param>
public sealed record PendingReminder(string Kind, DateTimeOffset Due)
{
    /// <summary>After the minutes that a review usually takes.</summary>
    public const string Review = "review";

    /// <summary>After the hours that are still normal.</summary>
    public const string ReviewDay = "review-day";

    /// <summary>After the working days of the manual review.</summary>
    public const string ManualReview = "manual-review";
}
