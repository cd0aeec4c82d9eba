using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Hubs;

/// <summary>What a hub is told that said something in vain.</summary>
internal static class HubRefusals
{
    private static readonly Refusal NotYours =
        new(StatusCodes.Status409Conflict, "CaseNotYours", "The hub does not have this case, or not any more. Close it there; the customer is looked after.");

    private static readonly Refusal Unfit = Refusal.BadArgument("The text is empty, or longer than 4000 characters. Send words, in parts if there are many.");

    private static readonly Refusal Unknown = new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation. Send the id that came with the case.");

    private static readonly Refusal Busy =
        new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "It could not be stored just now. Send it again, with the same id.") { RetryAfter = 1 };

    /// <summary>The refusal that a verdict means; <see langword="null"/> for none.</summary>
    public static Refusal? Of(HubVerdict verdict) => verdict switch
    {
        HubVerdict.Unknown => Unknown,
        HubVerdict.NotTheirs => NotYours,
        HubVerdict.Unfit => Unfit,
        HubVerdict.Busy => Busy,
        _ => null,
    };
}
