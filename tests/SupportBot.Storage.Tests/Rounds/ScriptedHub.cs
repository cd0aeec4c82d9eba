using System.Collections.Concurrent;
using SupportBot.Runtime.Handoff.Hubs;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>A hub that does what the test says, and notes what reached it.</summary>
internal sealed class ScriptedHub : IAgentHub
{
    public ConcurrentQueue<string> Events { get; } = new();

    public ConcurrentQueue<HubOffer> Offers { get; } = new();

    public ConcurrentQueue<string> Texts { get; } = new();

    /// <summary>What happens to an event; the default takes it.</summary>
    public Func<string, HubAnswer> Answer { get; set; } = _ => HubAnswer.Received;

    public string Name { get; init; } = "scripted";

    public bool IsElsewhere => true;

    public Task<HubAnswer> OfferAsync(HubOffer offer, CancellationToken cancellationToken)
    {
        Offers.Enqueue(offer);
        return Take(offer.EventId);
    }

    public Task<HubAnswer> ForwardAsync(HubMessage message, CancellationToken cancellationToken)
    {
        var answer = Take(message.EventId);
        if (answer.Result.Outcome == HubOutcome.Received)
        {
            Texts.Enqueue(message.Message.Text!);
        }

        return answer;
    }

    public Task<HubAnswer> CloseAsync(HubCase hubCase, CancellationToken cancellationToken) => Take(hubCase.EventId("close"));

    private Task<HubAnswer> Take(string id)
    {
        Events.Enqueue(id);
        return Task.FromResult(Answer(id));
    }
}
