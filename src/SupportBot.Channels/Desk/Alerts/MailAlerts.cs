using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Writes a mail to an agent who named an address. It says what a push says, and links to the desk only where the desk has a public address with https.</summary>
internal sealed class MailAlerts(IAlertStore store, AlertWords words, IOptions<MailOptions> options, IOptions<WebsiteOptions> website, TimeProvider clock, ILogger<MailAlerts> log) : IAlertChannel
{
    private const int MostMilliseconds = 15_000;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public string Place => AlertStep.Mail;

    /// <inheritdoc />
    public bool IsOn => options.Value.Host is not null;

    /// <inheritdoc />
    public async Task<AlertOutcome> CallAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        if (!(await store.ListAddressesAsync(cancellationToken)).TryGetValue(notice.Agent.Id, out var address))
        {
            return AlertOutcome.NoWay;
        }

        try
        {
            using var mail = Write(notice, address);
            await SendAsync(mail, cancellationToken);
            log.MailSent(notice.Agent.Id);
            return AlertOutcome.Sent;
        }
        catch (SmtpCommandException refused)
        {
            log.MailFailed(notice.Agent.Id, $"SMTP {(int)refused.StatusCode}");
            return (int)refused.StatusCode < 500 ? AlertOutcome.Later(Again) : AlertOutcome.NoWay;
        }
        catch (Exception failed) when (IsOutside(failed) && !cancellationToken.IsCancellationRequested)
        {
            log.MailFailed(notice.Agent.Id, ProblemOf(failed));
            return failed is MailKit.Security.AuthenticationException ? AlertOutcome.NoWay : AlertOutcome.Later(Again);
        }
    }

    private static bool IsOutside(Exception failed) =>
        failed is ProtocolException or IOException or SocketException or TimeoutException or OperationCanceledException or NotSupportedException
            or SslHandshakeException or System.Security.Authentication.AuthenticationException or MailKit.Security.AuthenticationException;

    private string ProblemOf(Exception failed) => failed switch
    {
        SslHandshakeException when options.Value.Security == MailSecurity.Tls =>
            "its certificate is not trusted here, or its port speaks no TLS. Let Mail:Host be the name in the certificate, name the authority in Mail:TrustedCertificatesPath, or write starttls for Mail:Security",
        SslHandshakeException =>
            "its certificate is not trusted here. Let Mail:Host be the name in the certificate, and name the authority in Mail:TrustedCertificatesPath if it is one of your own",
        NotSupportedException => "it offers no STARTTLS, and nothing is sent in the clear. If its port speaks TLS from the beginning, write tls for Mail:Security",
        MailKit.Security.AuthenticationException => "it takes neither Mail:User nor Mail:Password",
        _ => failed.GetType().Name,
    };

    private MimeMessage Write(AlertNotice notice, string address)
    {
        var locale = words.LocaleOf(notice.Agent);
        var mail = new MimeMessage { Subject = words.Title(notice), Date = clock.GetUtcNow() };
        mail.From.Add(MailboxAddress.Parse(options.Value.From!));
        mail.To.Add(MailboxAddress.Parse(address));
        mail.MessageId = $"{Guid.NewGuid():N}@{mail.From.Mailboxes.First().Domain}";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        string?[] lines = [string.Join("\r\n", [words.Title(notice), .. words.More(notice) is { } more ? [more] : Array.Empty<string>()]), words.Text(locale, "unseen"), Link(notice, locale), words.Text(locale, "why")];
        mail.Body = new TextPart("plain") { Text = string.Join("\r\n\r\n", lines.OfType<string>()) + "\r\n" };
        return mail;
    }

    private string? Link(AlertNotice notice, string locale) => website.Value.PublicAddress is { } address && address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        ? words.Text(locale, "link").Replace("{link}", address.TrimEnd('/') + AlertWords.PathOf(notice), StringComparison.Ordinal)
        : null;

    private async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var server = options.Value;

        // As .NET's own clients do it: mail servers of one's own have certificates of which nobody publishes a list of revoked ones.
        using var client = new SmtpClient { Timeout = MostMilliseconds, CheckCertificateRevocation = false, LocalDomain = mail.From.Mailboxes.First().Domain };
        if (server.TrustedCertificatesPath is { } path && MailTrust.Read(path).Certificates is { } trusted)
        {
            client.ServerCertificateValidationCallback = (_, shown, chain, errors) => MailTrust.IsTrusted(shown, chain, errors, trusted);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostMilliseconds);
        await client.ConnectAsync(server.Host!, server.Port, Options(server.Security), patience.Token);
        if (server is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, patience.Token);
        }

        await client.SendAsync(mail, patience.Token);
        await client.DisconnectAsync(quit: true, patience.Token);
    }

    private static SecureSocketOptions Options(string security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
