using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>A case that is offered to a hub.</summary>
/// <param name="Case">The case.</param>
/// <param name="Row">What is known of it.</param>
/// <param name="Transcript">What was said last, as <see cref="HubTranscript"/> shows it.</param>
public sealed record HubOffer(HubCase Case, CaseRow Row, IReadOnlyList<Activity> Transcript)
{
    /// <summary>The id by which the hub knows the offer again.</summary>
    public string EventId => Case.EventId("offer");
}
