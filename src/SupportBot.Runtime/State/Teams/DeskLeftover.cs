namespace SupportBot.Runtime.State.Teams;

/// <summary>A card in Teams whose case was erased. Whatever deletes a case leaves it behind; nothing in it tells of a customer.</summary>
/// <param name="Id">Its number here.</param>
/// <param name="ConversationId">The thread as Teams knows it.</param>
/// <param name="CardId">The activity that shows the card.</param>
/// <param name="Attempts">How often it was tried in vain to replace it.</param>
public sealed record DeskLeftover(long Id, string ConversationId, string CardId, int Attempts);
