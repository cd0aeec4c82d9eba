namespace SupportBot.Runtime.Chats;

/// <summary>One message of a <c>.chat</c> file and what must come of it.</summary>
/// <param name="Line">Line of the message; 0 for the greeting.</param>
/// <param name="User">What the customer says; <see langword="null"/> for the greeting.</param>
/// <param name="Expected">What must hold, with the line that says so.</param>
internal sealed record ChatTurn(int Line, string? User, List<(int Line, ChatExpectation Kind, string Value)> Expected);
