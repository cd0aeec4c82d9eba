using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Server.Hosting;
using SupportBot.Storage;

namespace SupportBot.Server.Commands;

/// <summary>Runs the server until it is told to stop. Whatever can go wrong at the start is told in a line each before it listens.</summary>
internal sealed class ServeCommand(Terminal terminal)
{
    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        var settings = ServerHost.Configure(options);
        if (options.Faults().Concat(SettingsCheck.Faults(settings)).ToArray() is { Length: > 0 } faults)
        {
            return Tell(faults, CommandLine.WrongCall);
        }

        if (ContentLoader.Load(null, terminal) is not { } content)
        {
            return CommandLine.BrokenContent;
        }

        try
        {
            await using var store = await ConversationStore.OpenAsync(ServerHost.StorageOf(settings), TimeProvider.System, cancellationToken);
            return await ListenAsync(settings, content, store, cancellationToken);
        }
        catch (Exception unusable) when (unusable is StoreUnavailableException or StoreVersionException)
        {
            return Tell([unusable.Message], CommandLine.BrokenStore);
        }
    }

    private async Task<int> ListenAsync(WebApplicationBuilder settings, SupportContent content, SupportStore store, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = ServerHost.Build(settings, content, store);
            await app.StartAsync(cancellationToken);
            await Welcome.PrintAsync(app, terminal.Output, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return CommandLine.Success;
        }
        catch (Exception taken) when (taken is IOException or SocketException or FormatException)
        {
            return Tell([$"The server cannot listen: {taken.Message} Choose another address with --urls."], CommandLine.WrongCall);
        }
        catch (Exception unusable) when (unusable is InvalidOperationException or UnauthorizedAccessException)
        {
            return Tell([unusable.Message], CommandLine.BrokenStore);
        }
    }

    private int Tell(IEnumerable<string> lines, int code)
    {
        foreach (var line in lines)
        {
            terminal.Errors.WriteLine(line.ReplaceLineEndings(" "));
        }

        return code;
    }
}
