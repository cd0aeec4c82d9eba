using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>What of a conversation's log a Direct Line client is shown (CHECKLIST, items 33 and 34).</summary>
internal static class ClientView
{
    private const string InternalEvents = "handoff.";

    public static ActivitySet Of(LogPage page) => new()
    {
        Activities = [.. page.Activities.Where(IsShown).Select(Of)],
        Watermark = Watermark.Write(page.Watermark),
    };

    /// <summary>An activity that is told to whoever listens now and is not kept. It has no place in the log, so the set has no watermark.</summary>
    public static ActivitySet Passing(Activity activity) => new() { Activities = [Of(activity)] };

    /// <summary>An id for an activity that is not kept, which no kept one can have.</summary>
    public static string PassingId(string conversationId) => $"{conversationId}|{Identifiers.New()}";

    /// <summary>What passes between the bot and its agents is not the customer's to read.</summary>
    public static bool IsShown(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.EndOfConversation or ActivityTypes.MessageReaction => true,
        ActivityTypes.Event => activity.Name?.StartsWith(InternalEvents, StringComparison.OrdinalIgnoreCase) != true,
        _ => false,
    };

    private static Activity Of(Activity activity) => activity with { ServiceUrl = null, Recipient = null, CallerId = null, From = SenderOf(activity.From) };

    /// <summary>Whoever is not the customer speaks through the bot: of an agent, a customer sees the name and nothing else.</summary>
    private static ChannelAccount SenderOf(ChannelAccount? sender) => sender is { Role: DirectLineAdapter.UserRole }
        ? sender
        : DirectLineAdapter.Bot with { Name = sender?.Name ?? DirectLineAdapter.Bot.Name };
}
