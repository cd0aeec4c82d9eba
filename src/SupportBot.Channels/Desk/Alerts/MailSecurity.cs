namespace SupportBot.Channels.Desk.Alerts;

/// <summary>How the way to the mail server is secured.</summary>
internal static class MailSecurity
{
    public const string StartTls = "starttls";

    public const string Tls = "tls";

    public const string None = "none";

    public static readonly IReadOnlyList<string> All = [StartTls, Tls, None];
}
