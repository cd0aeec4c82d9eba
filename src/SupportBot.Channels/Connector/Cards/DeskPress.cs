namespace SupportBot.Channels.Connector.Cards;

/// <summary>What an agent pressed on the card of a case, as the button was made. Whoever sees the card can send it, so it says nothing of who may do what.</summary>
/// <param name="Verb">What is meant.</param>
/// <param name="CaseId">The case.</param>
internal sealed record DeskPress(string Verb, string CaseId)
{
    /// <summary>Takes the case.</summary>
    public const string Claim = "claim";

    /// <summary>Writes to the customer.</summary>
    public const string Reply = "reply";

    /// <summary>Writes a note.</summary>
    public const string Note = "note";

    /// <summary>Gives the conversation back to the assistant.</summary>
    public const string Return = "return";

    /// <summary>Closes the case.</summary>
    public const string Close = "resolve";

    /// <summary>Takes a closed case up again.</summary>
    public const string Reopen = "reopen";

    /// <summary>Shows the conversation so far in the card's place, to the one who pressed.</summary>
    public const string Transcript = "transcript";

    /// <summary>Shows the card again.</summary>
    public const string Look = "look";

    /// <summary>The member in which the words of a card's field come back; see <see cref="CardPayload.Words"/>.</summary>
    public const string Field = "words";
}
