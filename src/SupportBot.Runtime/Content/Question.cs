namespace SupportBot.Runtime.Content;

/// <summary>A question that customers ask in between. Its folder's name is its intent; <c>answer</c> is its text.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Position">Its place in help, from 1; 0: not listed.</param>
/// <param name="Facts">Facts whose statement answers it, so that it need not be answered twice in one turn.</param>
public sealed record Question(string Name, int Position, IReadOnlyList<string> Facts);
