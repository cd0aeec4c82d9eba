using Microsoft.AspNetCore.Http;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine.External;

/// <summary>Where an external bot posts what it says (botframework-channel.json, <c>Conversations_SendToConversation</c> and <c>_ReplyToActivity</c>).</summary>
internal sealed class ExternalBotEndpoints(ExternalLog conversations, ActivityStreams streams)
{
    public async Task<IResult> PostAsync(HttpContext context)
    {
        var id = DirectLineEndpoints.ConversationOf(context);
        var (posted, malformed) = await RequestBody.ReadAsync(context, SchemaJsonContext.Default.Activity);
        if (posted is null)
        {
            return malformed ?? Refusal.MissingProperty("The body is empty. Send an activity.");
        }

        var bot = DirectLineAdapter.Bot with { Name = posted.From?.Name ?? DirectLineAdapter.Bot.Name };
        var said = posted with { From = bot, ReplyToId = posted.ReplyToId ?? (string?)context.Request.RouteValues["activityId"] };
        if (!ClientView.IsShown(said))
        {
            said = said with { Id = ClientView.PassingId(id) };
            streams.Tell(id, ClientView.Passing(said));
            return Recorded(said);
        }

        var receipt = await conversations.AddAsync(id, said, null, context.RequestAborted);
        return receipt.Outcome == TurnOutcome.Committed ? Recorded(receipt.Inbound!) : Refusal.UnknownConversation;
    }

    private static JsonAnswer<ResourceResponse> Recorded(Activity activity) => new(new() { Id = activity.Id }, WireJson.Schema.ResourceResponse);
}
