using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>Settings that cannot work are told with their cure, and never with a secret; the key that is made once.</summary>
public sealed class AlertSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    [Fact]
    public void Every_setting_of_alerts_that_cannot_work_is_told()
    {
        var options = new AlertOptions { KeyFile = " ", Contact = "desk" };
        foreach (var host in new[] { "push.example.com", "*.push.example.com", "https://push.example.com", "localhost", "10.0.0.1", "*", "a.b/c" })
        {
            options.PushHosts.Add(host);
        }

        Assert.Equal(
            [
                "Alerts:KeyFile is empty. Name the file that keeps the key, such as data/alerts.key.",
                "Alerts:Contact is 'desk'. Write how you can be reached, such as mailto:support@example.com or https://chat.example.com.",
                .. new[] { (2, "https://push.example.com"), (3, "localhost"), (4, "10.0.0.1"), (5, "*"), (6, "a.b/c") }
                    .Select(entry => $"Alerts:PushHosts:{entry.Item1} is '{entry.Item2}'. Write a host, or a domain such as *.push.services.mozilla.com, without scheme and path."),
            ],
            Faults(options, Environments.Production));
        Assert.Empty(Faults(new() { PushHosts = { "http://127.0.0.1:5000" }, Contact = "mailto:desk@example.com" }, Environments.Development));
        Assert.Empty(Faults(new() { Contact = "https://chat.example.com" }, Environments.Production));
    }

    [Fact]
    public void Every_setting_of_mail_that_cannot_work_is_told()
    {
        Assert.Empty(Faults(new MailOptions()));
        Assert.Empty(Faults(new MailOptions { Host = "smtp.example.com", From = "Desk <desk@example.com>", User = "desk", Password = "secret", Security = "tls" }));
        Assert.Equal(["Mail:From is set, but Mail:Host is not. Write the mail server, such as smtp.example.com, or leave it out."], Faults(new MailOptions { From = "desk@example.com" }));
        Assert.Equal(["Mail:Password is set, but Mail:Host is not. Write the mail server, such as smtp.example.com, or leave it out."], Faults(new MailOptions { Password = "secret" }));
        Assert.Equal(
            [
                "Mail:Host is 'smtp://x'. Write the mail server's name alone, such as smtp.example.com.",
                "Mail:Port is 0. Write 1 to 65535; 587 is usual.",
                "Mail:Security is 'ssl'. Write starttls, tls or none.",
                "Mail:From is 'desk'. Write the sender, such as desk@example.com.",
                "Mail:Password is missing. Write both user and password, or neither.",
            ],
            Faults(new MailOptions { Host = "smtp://x", Port = 0, Security = "ssl", From = "desk", User = "desk" }));
        Assert.Equal(
            ["Mail:Security is none, but Mail:Host is another machine. Write starttls or tls: what is sent in the clear can be read and changed on its way."],
            Faults(new MailOptions { Host = "smtp.example.com", Security = "none", From = "desk@example.com" }));
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_alone_and_a_damaged_one_stops_the_start()
    {
        var file = Path.Combine(_folder, "new", "alerts.key");
        using var made = Keys(file);
        using var read = Keys(file);
        Assert.Equal(made.PublicKey, read.PublicKey);
        Assert.Equal([1, 2, 3], read.Seal.Unprotect(made.Seal.Protect([1, 2, 3])));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        using var other = Keys(Path.Combine(_folder, "other.key"));
        Assert.NotEqual(made.PublicKey, other.PublicKey);
        File.WriteAllText(file, File.ReadAllText(file)[..80]);
        var fault = Assert.Throws<InvalidOperationException>(() => Keys(file));
        Assert.Equal($"The key of alerts in {file} is damaged. Restore the file, or delete it for a new key; agents then switch alerts on again in their browsers.", fault.Message);
    }

    [Theory]
    [InlineData("mailto:a@example.com", "https://chat.example.com/x", "desk@example.com", "mailto:a@example.com")]
    [InlineData(null, "https://chat.example.com/x", "desk@example.com", "https://chat.example.com")]
    [InlineData(null, "http://chat.example.com", "Desk <desk@example.com>", "mailto:desk@example.com")]
    [InlineData(null, null, null, null)]
    public void Push_services_are_told_whom_to_ask(string? contact, string? address, string? from, string? expected)
    {
        using var keys = new PushKeys(
            Options.Create(new AlertOptions { KeyFile = Path.Combine(_folder, "alerts.key"), Contact = contact }),
            Options.Create(new MailOptions { From = from }),
            Options.Create(new WebsiteOptions { PublicAddress = address }));
        Assert.Equal(expected, keys.Authentication.Subject);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static PushKeys Keys(string file) => new(Options.Create(new AlertOptions { KeyFile = file }), Options.Create(new MailOptions()), Options.Create(new WebsiteOptions()));

    private static IEnumerable<string> Faults(AlertOptions options, string environment) =>
        new AlertOptionsValidator(new HostingEnvironment { EnvironmentName = environment }).Validate(null, options).Failures ?? [];

    private static IEnumerable<string> Faults(MailOptions options) => new MailOptionsValidator().Validate(null, options).Failures ?? [];
}
