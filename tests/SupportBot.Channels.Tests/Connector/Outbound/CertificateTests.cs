using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Web;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>Tokens by certificate: what the bot signs, and which files hold what it signs with.</summary>
public sealed class CertificateTests : IDisposable
{
    private const string Password = "the-password-of-the-file";

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    private readonly X509Certificate2 _certificate = Create(0);

    [Theory]
    [InlineData("bot.pfx", false)]
    [InlineData("bot.pfx", true)]
    [InlineData("bot.pem", false)]
    [InlineData("bot.pem", true)]
    public async Task A_token_is_fetched_with_a_statement_that_the_certificate_signs(string file, bool isLocked)
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = new ConnectorParts("Development", Settings(azure, Write(file, isLocked), isLocked));
        Assert.Equal("a-token", (await parts.Tokens.GetAsync(TestContext.Current.CancellationToken))!.Text);

        var form = HttpUtility.ParseQueryString(Assert.Single(azure.Requests).Body);
        Assert.Equal(
            ("client_credentials", ConnectorParts.AppId, "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", null),
            (form["grant_type"], form["client_id"], form["client_assertion_type"], form["client_secret"]));
        Check(form["client_assertion"]!, azure, parts.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_certificate_that_was_exchanged_is_used_for_the_next_token()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = new ConnectorParts("Development", Settings(azure, Write("bot.pfx", isLocked: false), isLocked: false));
        await parts.Tokens.GetAsync(TestContext.Current.CancellationToken);
        using var next = Create(1);
        File.WriteAllBytes(Path.Combine(_folder, "bot.pfx"), next.Export(X509ContentType.Pfx));
        await parts.Time.PassAsync(TimeSpan.FromHours(1));
        await parts.Tokens.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, azure.Requests.Select(request => Header(HttpUtility.ParseQueryString(request.Body)["client_assertion"]!).GetProperty("x5t#S256").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_certificate_that_is_lost_later_is_no_error_but_no_token()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = new ConnectorParts("Development", Settings(azure, Write("bot.pfx", isLocked: false), isLocked: false));
        Assert.NotNull(await parts.Tokens.GetAsync(TestContext.Current.CancellationToken));
        File.Delete(Path.Combine(_folder, "bot.pfx"));
        await parts.Time.PassAsync(TimeSpan.FromHours(1));
        Assert.Null(await parts.Tokens.GetAsync(TestContext.Current.CancellationToken));
        Assert.Contains(parts.Log.Lines, line => line.Contains("Connector:CertificatePath names ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_serve_is_told_at_the_start()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new CertificateRequest("CN=bot", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        var (missing, garbage, noKey, wrong) = (Path.Combine(_folder, "none.pfx"), Path.Combine(_folder, "garbage"), Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "ec.pfx"));
        File.WriteAllText(garbage, "garbage");
        File.WriteAllText(noKey, _certificate.ExportCertificatePem());
        File.WriteAllBytes(wrong, elliptic.Export(X509ContentType.Pfx));

        Assert.Equal($"Connector:CertificatePath names {missing}, which cannot be read. Name a file that the server may read.", FaultOf(missing));
        Assert.StartsWith($"Connector:CertificatePath names {garbage}, which is no PFX or PEM with a key", FaultOf(garbage), StringComparison.Ordinal);
        Assert.StartsWith($"Connector:CertificatePath names {noKey}, which is no PFX or PEM with a key", FaultOf(noKey), StringComparison.Ordinal);
        Assert.Equal($"Connector:CertificatePath names {wrong}, which holds no RSA key. Put certificate and key into one file.", FaultOf(wrong));
        Assert.DoesNotContain(Password, FaultOf(Write("bot.pfx", isLocked: true), "not-" + Password), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string FaultOf(string path, string? password = null) => Assert.Single(ConnectorParts.Faults(
        "Production",
        [("Connector:AppId", ConnectorParts.AppId), ("Connector:CertificatePath", path), .. password is null ? [] : new[] { ("Connector:CertificatePassword", password) }]));

    private static (string Key, string Value)[] Settings(StubAzure azure, string path, bool isLocked) =>
    [
        ("Connector:AppId", ConnectorParts.AppId),
        ("Connector:CertificatePath", path),
        ("Connector:TokenUrl", azure.Address + StubAzure.Token),
        .. isLocked ? new[] { ("Connector:CertificatePassword", Password) } : [],
    ];

    private static X509Certificate2 Create(int at)
    {
        using var rsa = KeyPool.Take(at);
        return new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
    }

    private static JsonElement Header(string assertion) => Part(assertion, 0);

    private static JsonElement Part(string assertion, int at) => JsonDocument.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[at])).RootElement;

    private string Write(string file, bool isLocked)
    {
        var path = Path.Combine(_folder, file);
        using var rsa = _certificate.GetRSAPrivateKey()!;
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        if (file.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, isLocked ? _certificate.Export(X509ContentType.Pfx, Password) : _certificate.Export(X509ContentType.Pfx));
        }
        else
        {
            var key = isLocked ? rsa.ExportEncryptedPkcs8PrivateKeyPem(Password, encryption) : rsa.ExportPkcs8PrivateKeyPem();
            File.WriteAllText(path, $"{_certificate.ExportCertificatePem()}\n{key}\n");
        }

        return path;
    }

    private void Check(string assertion, StubAzure azure, DateTimeOffset now)
    {
        var (header, claims) = (Header(assertion), Part(assertion, 1));
        Assert.Equal(("PS256", "JWT"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString()));
        Assert.Equal(Base64Url.EncodeToString(_certificate.GetCertHash(HashAlgorithmName.SHA256)), header.GetProperty("x5t#S256").GetString());
        Assert.Equal(
            (ConnectorParts.AppId, ConnectorParts.AppId, azure.Address + StubAzure.Token),
            (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal((now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds() + 600), (claims.GetProperty("nbf").GetInt64(), claims.GetProperty("exp").GetInt64()));
        Assert.NotEqual(Guid.Empty, claims.GetProperty("jti").GetGuid());
        using var key = _certificate.GetRSAPublicKey()!;
        var at = assertion.LastIndexOf('.');
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(assertion[..at]), Base64Url.DecodeFromChars(assertion.AsSpan(at + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }
}
