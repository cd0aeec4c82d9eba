using System.Globalization;
using SupportBot.Schema;

namespace SupportBot.Runtime.State;

/// <summary>The place of an activity in its conversation's log, which the end of its id tells.</summary>
public static class LogPlace
{
    private const char Mark = '|';

    /// <summary>The id of the activity at a place.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="place">The place, from 1.</param>
    public static string IdOf(string conversationId, long place) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}{Mark}{place:D7}");

    /// <summary>The place of an activity of the log; 0 for one that is not in it.</summary>
    /// <param name="activity">The activity, with the id that it has in the log.</param>
    public static long Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Id is { } id && long.TryParse(id.AsSpan(id.LastIndexOf(Mark) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
    }
}
