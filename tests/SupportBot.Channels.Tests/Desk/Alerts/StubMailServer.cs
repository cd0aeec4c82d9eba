using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>A real mail server in this process, on a port of its own, that keeps what it was sent.</summary>
internal sealed class StubMailServer : MessageStore, IUserAuthenticator, IAsyncDisposable
{
    public const string Password = "the-password-of-the-desk";

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <param name="certificate">With what it proves who it is; without one it knows no TLS.</param>
    /// <param name="speaksTlsAtOnce">Whether it waits for no STARTTLS.</param>
    public StubMailServer(X509Certificate2? certificate = null, bool speaksTlsAtOnce = false)
    {
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IUserAuthenticator)this);
        do
        {
            // The server cannot choose a port, and somebody else may take a free one first: then it fails at once, and takes the next.
            Port = FreePort();
            var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => Secure(
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)), certificate, speaksTlsAtOnce)).Build();
            _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stopping.Token);
        }
        while (_running.IsFaulted);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = new();

    public ConcurrentQueue<string> Recipients { get; } = new();

    public SmtpResponse Answer { get; set; } = SmtpResponse.Ok;

    public bool WasSignedIn { get; private set; }

    /// <summary>Settings with which the desk sends through it.</summary>
    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:From", "Desk <desk@example.com>"), ("Mail:Security", "none"), .. more,
    ];

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Answer.ReplyCode == SmtpReplyCode.Ok)
        {
            Mails.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            transaction.To.ToList().ForEach(mailbox => Recipients.Enqueue(mailbox.AsAddress()));
        }

        return Answer;
    }

    Task<bool> IUserAuthenticator.AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken token)
    {
        WasSignedIn = user == "desk" && password == Password;
        return Task.FromResult(WasSignedIn);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stopping.Dispose();
    }

    private static EndpointDefinitionBuilder Secure(EndpointDefinitionBuilder endpoint, X509Certificate2? certificate, bool speaksTlsAtOnce) =>
        certificate is null ? endpoint.AllowUnsecureAuthentication() : endpoint.Certificate(certificate).IsSecure(speaksTlsAtOnce);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
