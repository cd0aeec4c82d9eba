using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Names every setting of <see cref="MailOptions"/> that cannot work, and the cure. Never the password.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] faults = [.. options.Host is null ? IdleFaults(options) : ServerFaults(options).Concat(TrustFaults(options)).Concat(SenderFaults(options))];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> IdleFaults(MailOptions options)
    {
        if (options.User is not null || options.Password is not null || options.From is not null)
        {
            var set = options.From is not null ? nameof(MailOptions.From) : options.User is not null ? nameof(MailOptions.User) : nameof(MailOptions.Password);
            yield return $"Mail:{set} is set, but Mail:Host is not. Write the mail server, such as smtp.example.com, or leave it out.";
        }
    }

    private static IEnumerable<string> ServerFaults(MailOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            yield return $"Mail:Host is '{options.Host}'. Write the mail server's name alone, such as smtp.example.com.";
        }

        if (options.Port is < 1 or > 65_535)
        {
            yield return $"Mail:Port is {options.Port}. Write 1 to 65535; 587 is usual.";
        }

        if (!MailSecurity.All.Contains(options.Security))
        {
            yield return $"Mail:Security is '{options.Security}'. Write {string.Join(", ", MailSecurity.All.SkipLast(1))} or {MailSecurity.All[^1]}.";
        }
        else if (options.Security == MailSecurity.None && !IsHere(options.Host!))
        {
            yield return "Mail:Security is none, but Mail:Host is another machine. Write starttls or tls: what is sent in the clear can be read and changed on its way.";
        }
    }

    private static IEnumerable<string> TrustFaults(MailOptions options)
    {
        if (options.TrustedCertificatesPath is not { } path)
        {
            yield break;
        }

        if (options.Security == MailSecurity.None)
        {
            yield return "Mail:TrustedCertificatesPath is set, but Mail:Security is none, which asks for no certificate. Write starttls or tls, or leave the file out.";
        }

        if (MailTrust.Read(path).Fault is { } fault)
        {
            yield return $"Mail:TrustedCertificatesPath {fault}.";
        }
    }

    private static IEnumerable<string> SenderFaults(MailOptions options)
    {
        if (!MailboxAddress.TryParse(options.From, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal))
        {
            yield return $"Mail:From is '{options.From}'. Write the sender, such as desk@example.com.";
        }

        if (options.User is null != options.Password is null)
        {
            yield return $"Mail:{(options.User is null ? nameof(MailOptions.User) : nameof(MailOptions.Password))} is missing. Write both user and password, or neither.";
        }
    }

    private static bool IsHere(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
