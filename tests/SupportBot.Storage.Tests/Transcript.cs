using SupportBot.Schema;

namespace SupportBot.Storage.Tests;

/// <summary>What holds of every conversation's log, whatever happened to it.</summary>
internal static class Transcript
{
    /// <summary>The places are without gaps, the times rise, and the answers stand right behind what they answer.</summary>
    public static void Check(IReadOnlyList<Activity> log)
    {
        string? asked = null;
        for (var at = 0; at < log.Count; at++)
        {
            Assert.EndsWith($"|{at + 1:D7}", log[at].Id, StringComparison.Ordinal);
            Assert.True(at == 0 || string.CompareOrdinal(log[at - 1].Timestamp!.Value.Text, log[at].Timestamp!.Value.Text) < 0);
            if (log[at].From!.Role == "user")
            {
                asked = log[at].Id;
            }
            else
            {
                Assert.Equal(asked, log[at].ReplyToId);
            }
        }
    }
}
