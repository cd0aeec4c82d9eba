namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>
/// Where agents work: the built-in desk, or a hub elsewhere to which cases are brought. What goes wrong on the way is a value; nothing is thrown but for a cancellation.
/// Everything may be sent more than once, and carries an id by which the hub knows it again. Thread-safe.
/// </summary>
public interface IAgentHub
{
    /// <summary>The hub's name, as <see cref="State.Cases.HandoffCase.Hub"/> keeps it.</summary>
    string Name { get; }

    /// <summary>Whether cases have to be brought to it. The built-in desk reads the queue itself.</summary>
    bool IsElsewhere { get; }

    /// <summary>Offers a case with all that is known of it.</summary>
    Task<HubAnswer> OfferAsync(HubOffer offer, CancellationToken cancellationToken);

    /// <summary>Brings what the customer wrote.</summary>
    Task<HubAnswer> ForwardAsync(HubMessage message, CancellationToken cancellationToken);

    /// <summary>Says that there is nothing more to do: the case is over, or somebody else has it.</summary>
    Task<HubAnswer> CloseAsync(HubCase hubCase, CancellationToken cancellationToken);
}
