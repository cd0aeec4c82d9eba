using MimeKit;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>The mail server through which agents are alerted who did not come any other way. Without a host no mail is sent.</summary>
public sealed class MailOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Mail";

    /// <summary>The mail server, such as <c>smtp.example.com</c>. Default: none, and no mail is sent.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default: 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the way there is secured: <c>starttls</c>, <c>tls</c>, or <c>none</c> for a server on this machine. Default: starttls.</summary>
    public string Security { get; set; } = MailSecurity.StartTls;

    /// <summary>
    /// A PEM file of certificates that the mail server may show, or of the authority that signed its own, besides those that this machine trusts. It is read anew for every mail.
    /// Default: none.
    /// </summary>
    public string? TrustedCertificatesPath { get; set; }

    /// <summary>What the mail server knows this one by. Default: none, and nobody signs in.</summary>
    public string? User { get; set; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, such as <c>desk@example.com</c> or <c>Desk &lt;desk@example.com&gt;</c>. Needed with <see cref="Host"/>.</summary>
    public string? From { get; set; }

    /// <summary>The sender's bare address; <see langword="null"/> when there is none.</summary>
    internal string? SenderAddress => MailboxAddress.TryParse(From, out var sender) ? sender.Address : null;
}
