namespace SupportBot.Server.Commands;

/// <summary>Where a command reads and writes.</summary>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Errors);
