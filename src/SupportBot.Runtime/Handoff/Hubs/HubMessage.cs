using System.Globalization;
using SupportBot.Schema;

namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>What a customer wrote while a hub has the case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The message's place in the log.</param>
/// <param name="Message">The message as <see cref="HubTranscript"/> shows it.</param>
public sealed record HubMessage(HubCase Case, long Sequence, Activity Message)
{
    /// <summary>The id by which the hub knows the message again.</summary>
    public string EventId => Case.EventId(Sequence.ToString(CultureInfo.InvariantCulture));
}
