using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        using var authority = Authority.Create();
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
        using var authority = Authority.Create();
        using var other = Authority.Create();
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

    private async Task<string> WriteAsync(Authority authority)
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

    /// <summary>Somebody who signs certificates, known to nobody who is not told.</summary>
    private sealed class Authority(X509Certificate2 certificate) : IDisposable
    {
        public string Pem => certificate.ExportCertificatePem();

        public static Authority Create()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN=Test authority {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            return new(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(9)));
        }

        /// <param name="address">The address that the certificate is good for.</param>
        /// <param name="isOver">Whether it was good until yesterday.</param>
        public X509Certificate2 Issue(string address, bool isOver = false)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Parse(address));
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
            using var issued = request.Create(certificate, DateTimeOffset.UtcNow.AddDays(-8), DateTimeOffset.UtcNow.AddDays(isOver ? -1 : 8), [1, 2, 3, 4]);
            using var whole = issued.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
        }

        public void Dispose() => certificate.Dispose();
    }
}
