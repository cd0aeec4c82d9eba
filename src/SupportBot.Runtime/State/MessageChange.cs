using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Runtime.State;

/// <summary>The value of a <c>messageUpdate</c> or <c>messageDelete</c>: which message the customer changed. Channels look it up, because only they know it by their own id.</summary>
/// <param name="Sequence">The message's place in the log.</param>
/// <param name="IsLatest">Whether the customer has said nothing after it.</param>
public sealed record MessageChange(long Sequence, bool IsLatest)
{
    /// <summary>What an activity says; <see langword="null"/> when it changes no message of the log.</summary>
    public static MessageChange? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        try
        {
            return IsOne(activity) ? activity.Value?.Deserialize(StateJsonContext.Default.MessageChange) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether an activity takes words back, or replaces them.</summary>
    public static bool IsOne(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete;
    }

    /// <summary>The change as the value of an activity.</summary>
    public JsonElement ToValue() => JsonSerializer.SerializeToElement(this, StateJsonContext.Default.MessageChange);
}
