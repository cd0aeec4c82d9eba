using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Web.Tests.Stage;

/// <summary>A wire between browser and server that a test can cut.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _wires = new();
    private volatile int _target;

    private CuttingProxy(TcpListener listener) => _listener = listener;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    public static CuttingProxy Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxy = new CuttingProxy(listener);
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public void ConnectTo(int port) => _target = port;

    /// <summary>Cuts everything that is open, without a word of farewell.</summary>
    /// <returns>How many connections it was.</returns>
    public int Cut()
    {
        var cut = 0;
        foreach (var (client, server) in _wires)
        {
            if (_wires.TryRemove(client, out _))
            {
                client.Client.LingerState = server.Client.LingerState = new LingerOption(true, 0);
                client.Dispose();
                server.Dispose();
                cut++;
            }
        }

        return cut;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
        Cut();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _closing.Token);
            _wires[client] = server;
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, _closing.Token), far.CopyToAsync(near, _closing.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut, or the server is away.
        }
        finally
        {
            _wires.TryRemove(client, out _);
            client.Dispose();
            server.Dispose();
        }
    }
}
