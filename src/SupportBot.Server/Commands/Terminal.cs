namespace SupportBot.Server.Commands;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Input">What is typed or piped in.</param>
/// <param name="Output">What the command answers.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="AskSecret">Asks for something that is not shown while it is typed; <see langword="null"/> where nobody sits there to type.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Errors, Func<string, string?>? AskSecret = null);
