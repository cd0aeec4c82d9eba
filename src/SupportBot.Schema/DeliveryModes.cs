namespace SupportBot.Schema;

/// <summary>How the replies to an activity travel (botframework-activity.md, "Delivery mode", A3110 to A3116).</summary>
public static class DeliveryModes
{
    /// <summary>Each reply is posted to the service address; the default, and the meaning of every unknown value (A3111).</summary>
    public const string Normal = "normal";

    /// <summary>The activity is shown as a notification.</summary>
    public const string Notification = "notification";

    /// <summary>The activity is not recorded (botframework-channel.json, <c>DeliveryModes</c>).</summary>
    public const string Ephemeral = "ephemeral";

    /// <summary>All replies come back at once in the HTTP response, as an <see cref="ActivitySet"/> without a watermark (A3113).</summary>
    public const string ExpectReplies = "expectReplies";
}
