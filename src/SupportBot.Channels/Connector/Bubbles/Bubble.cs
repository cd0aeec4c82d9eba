using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>A message of the log that the bot or an agent sent, read for showing it as a card.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Text">Its words.</param>
/// <param name="Locale">Its language.</param>
/// <param name="Choices">The choices under it; empty where it asks nothing.</param>
/// <param name="Checklist">The points that it lists; empty where it lists none.</param>
/// <param name="Step">Where the customer stands on the way.</param>
internal sealed record Bubble(
    long Sequence, string Text, string? Locale, IReadOnlyList<BubbleChoice> Choices, IReadOnlyList<BubbleMeaning.Point> Checklist, BubbleMeaning.Stretch? Step)
{
    public static Bubble Read(Activity activity, long sequence)
    {
        var meaning = MeaningOf(activity);
        var titles = activity.SuggestedActions?.Actions.Select(action => action.Title).OfType<string>().ToArray() ?? [];
        var values = meaning?.Choices is { } named && named.Count == titles.Length ? named : titles;
        return new(
            sequence,
            activity.Text ?? "",
            activity.Locale,
            [.. values.Zip(titles, (value, title) => new BubbleChoice(value, title))],
            meaning?.Checklist ?? [],
            meaning?.Step);
    }

    /// <summary>Whether both ask the same with the same choices, as when a question is asked again after an answer to something else.</summary>
    public bool AsksTheSame(Bubble other) => Text == other.Text && Choices.SequenceEqual(other.Choices);

    private static BubbleMeaning.Meaning? MeaningOf(Activity activity)
    {
        try
        {
            return activity.ChannelData is { ValueKind: JsonValueKind.Object } data ? data.Deserialize(BubbleJsonContext.Default.BubbleMeaning)?.SupportBot : null;
        }
        catch (JsonException)
        {
            // A log that another version wrote. The words are there all the same.
            return null;
        }
    }
}
