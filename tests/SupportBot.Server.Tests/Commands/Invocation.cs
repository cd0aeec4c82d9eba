using System.Diagnostics;
using System.Text.Json;
using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests.Commands;

/// <summary>A command that has run: what it printed and how it ended.</summary>
internal sealed record Invocation(int Exit, string Output, string Errors)
{
    /// <summary>The printed lines as JSON objects.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Split(Output).Select(line => JsonDocument.Parse(line).RootElement)];

    public IReadOnlyList<string> ErrorLines => Split(Errors);

    /// <summary>Runs a command in this process, as the program does once it has read its options.</summary>
    public static Invocation Run(string input, params string[] arguments)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = CommandLine.Create(reader, output, errors).Parse(arguments);
        Assert.Empty(call.Errors);
        return new(call.Invoke(), output.ToString(), errors.ToString());
    }

    /// <summary>Runs <c>chat --format jsonl</c> with these messages.</summary>
    public static Invocation Chat(string locale, params IEnumerable<string> messages) =>
        Run(Jsonl(messages), "chat", "--locale", locale, "--format", "jsonl");

    /// <summary>Runs <c>recognize --format jsonl</c> with these messages.</summary>
    public static Invocation Recognize(params IEnumerable<string> messages) => Run(Jsonl(messages), "recognize", "--format", "jsonl");

    /// <summary>Starts the program itself: reading the options, and telling wrong ones, is its own work.</summary>
    public static Task<Invocation> StartAsync(string input, params IEnumerable<string> arguments) => StartInAsync(RealContent.Root, input, arguments);

    /// <summary>Starts the program in a folder.</summary>
    public static async Task<Invocation> StartInAsync(string folder, string input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await WriteAsync(program.StandardInput, input);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(program.ExitCode, await output, await errors);
    }

    private static async Task WriteAsync(StreamWriter standardInput, string input)
    {
        try
        {
            await standardInput.WriteAsync(input);
            standardInput.Close();
        }
        catch (IOException)
        {
            // A program that ends at once, because of a wrong option, reads nothing.
        }
    }

    private static string Jsonl(IEnumerable<string> messages) =>
        string.Concat(messages.Select(message => $"{{\"text\": {JsonSerializer.Serialize(message)}}}\n"));

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
