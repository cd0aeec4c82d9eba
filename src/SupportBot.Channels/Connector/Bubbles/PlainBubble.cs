using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>Bubbles as text: for channels without cards, and for what is too large for one activity.</summary>
internal static class PlainBubble
{
    /// <summary>What one activity may weigh: Teams takes about 100 KB, counted in UTF-16 with everything that belongs to it (CHECKLIST, item 107).</summary>
    public const int MostBytes = 80 * 1024;

    private const int Smallest = 64;

    private static readonly char[] Ends = ['\n', '。', '.', ' '];

    /// <summary>The question with its choices as a numbered list, which the bot understands by number.</summary>
    public static string Numbered(Bubble bubble, string instruction)
    {
        var text = new StringBuilder(bubble.Text).Append('\n');
        foreach (var (at, choice) in bubble.Choices.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{at + 1}. {choice.Title}");
        }

        return text.Append("\n\n").Append(instruction).ToString();
    }

    /// <summary>Whether a channel takes it.</summary>
    public static bool Fits(Activity activity) => JsonSerializer.Serialize(activity, WireJson.Schema.Activity).Length * sizeof(char) <= MostBytes;

    /// <summary>The activity, or as many as its text needs. Only the last one carries the suggested actions: clients show those of the last.</summary>
    public static IReadOnlyList<Activity> Split(Activity activity)
    {
        if (Fits(activity) || activity.Text is not { Length: > Smallest } text)
        {
            return [activity];
        }

        var at = CutOf(text);
        return
        [
            .. Split(activity with { Text = text[..at].TrimEnd(), SuggestedActions = null }),
            .. Split(activity with { Text = text[at..].TrimStart() }),
        ];
    }

    /// <summary>The beginning of a text, with a sentence that says that there was more.</summary>
    public static string Shorten(string text, int most, string sentence) => text.Length <= most ? text : $"{text[..Whole(text, most)].TrimEnd()} …\n{sentence}";

    /// <summary>Near the middle, after the end of a line, a sentence or a word; never inside a character.</summary>
    private static int CutOf(string text)
    {
        var (middle, quarter) = (text.Length / 2, text.Length / 4);
        foreach (var end in Ends)
        {
            var found = text.LastIndexOf(end, middle, quarter);
            if (found > 0)
            {
                return found + 1;
            }
        }

        return Whole(text, middle);
    }

    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
