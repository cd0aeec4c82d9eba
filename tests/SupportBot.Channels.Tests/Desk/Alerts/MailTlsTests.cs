using System.Net;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>Mail goes to the server that is meant and over TLS, or not at all.</summary>
public sealed class MailTlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-mail-").FullName;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_mail_arrives_over_TLS_where_the_authority_of_the_server_is_trusted(string security)
    {
        using var authority = TestAuthority.Create();
        using var certificate = authority.Issue("127.0.0.1");
        await using var mail = new StubMailServer(certificate, security == "tls");
        var log = await AlertAsync(mail, security, await WriteAsync(authority));
        Assert.Single(mail.Mails);
        Assert.True(mail.WasSignedIn);
        Assert.DoesNotContain(log, line => line.Contains("did not take a mail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("starttls", "nobody")]
    [InlineData("tls", "nobody")]
    [InlineData("starttls", "another")]
    [InlineData("tls", "another")]
    [InlineData("starttls", "name")]
    [InlineData("tls", "date")]
    public async Task A_server_with_a_wrong_certificate_learns_nothing_and_the_log_names_the_setting(string security, string fault)
    {
        using var authority = TestAuthority.Create();
        using var other = TestAuthority.Create();
        using var certificate = authority.Issue(fault == "name" ? "10.1.2.3" : "127.0.0.1", isOver: fault == "date");
        await using var mail = new StubMailServer(certificate, security == "tls");
        var log = await AlertAsync(mail, security, fault == "nobody" ? null : await WriteAsync(fault == "another" ? other : authority));
        Assert.Empty(mail.Mails);
        Assert.False(mail.WasSignedIn);
        Assert.Contains(log, line => line.Contains("its certificate is not trusted here", StringComparison.Ordinal) && line.Contains("Mail:TrustedCertificatesPath", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_speaks_TLS_another_way_than_was_said_is_called_so()
    {
        await using var plain = new StubMailServer();
        var log = await AlertAsync(plain, "starttls", null);
        Assert.Contains(log, line => line.Contains("it offers no STARTTLS", StringComparison.Ordinal) && line.Contains("Mail:Security", StringComparison.Ordinal));

        log = await AlertAsync(plain, "tls", null);
        Assert.Contains(log, line => line.Contains("its port speaks no TLS", StringComparison.Ordinal) && line.Contains("Mail:Security", StringComparison.Ordinal));
        Assert.Empty(plain.Mails);
    }

    [Theory]
    [InlineData("starttls", "", "holds no certificate. Write certificates as PEM into it.")]
    [InlineData("starttls", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "is no PEM file with certificates.")]
    [InlineData("starttls", null, "cannot be read. Name a file that the server may read.")]
    public async Task A_file_of_certificates_that_is_none_stops_the_start(string security, string? content, string fault)
    {
        var path = Path.Combine(_folder, "own.pem");
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, Never);
        }

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => LocalServer.StartAsync(
            ("Mail:Host", "127.0.0.1"), ("Mail:From", "desk@example.com"), ("Mail:Security", security), ("Mail:TrustedCertificatesPath", path)));
        Assert.Contains($"Mail:TrustedCertificatesPath names {path}, which {fault}", failed.Message, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(TestAuthority authority)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(path, authority.Pem, Never);
        return path;
    }

    /// <summary>Has an agent alerted by mail, and tells what was logged.</summary>
    private static async Task<IReadOnlyList<string>> AlertAsync(StubMailServer mail, string security, string? trusted)
    {
        (string Key, string Value)[] more = [("Mail:User", "desk"), ("Mail:Password", StubMailServer.Password), .. trusted is null ? [] : new[] { ("Mail:TrustedCertificatesPath", trusted) }];
        (string Key, string Value)[] settings = [.. mail.Settings(more).Where(setting => setting.Key != "Mail:Security"), ("Mail:Security", security)];
        await using var world = await AlertWorld.StartAsync(settings);
        using var agent = await DeskClient.SignInAsync(world.Server);
        await agent.AskAsync(HttpMethod.Put, "me/alerts/address", new { address = "ben@example.com" }, HttpStatusCode.OK);
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 130);
        return [.. world.Server.Log.Lines];
    }
}
