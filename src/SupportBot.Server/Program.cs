using System.Text;
using SupportBot.Server.Commands;

Console.InputEncoding = Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var invocation = CommandLine.Create(Console.In, Console.Out, Console.Error, Console.IsInputRedirected ? null : SecretLine.Ask).Parse(args);
if (invocation.Errors.Count > 0)
{
    Console.Error.WriteLine($"{invocation.Errors[0].Message.ReplaceLineEndings(" ")} Run with --help to see what there is.");
    return CommandLine.WrongCall;
}

// The server drains in its own time when it is told to stop.
return await invocation.InvokeAsync(new() { ProcessTerminationTimeout = null });
