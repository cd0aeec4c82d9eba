using System.Buffers.Text;
using System.Security.Cryptography;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Http;
using SupportBot.Channels.Http.Secrets;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>
/// The key pair by which push services know this server (RFC 8292). A browser can be called with the pair alone with which it was asked, so it is made once and kept; and because
/// without it the browsers' addresses are worth nothing, they are sealed with it. Thread-safe.
/// </summary>
internal sealed class PushKeys : IDisposable
{
    private const string Purpose = "alerts";

    private readonly ECDsa _pair = ECDsa.Create();

    public PushKeys(IOptions<AlertOptions> options, IOptions<MailOptions> mail, IOptions<WebsiteOptions> website)
    {
        var file = options.Value.KeyFile;
        var pem = SecretFile.ReadOrCreate(file, Make);
        try
        {
            _pair.ImportFromPem(pem);
        }
        catch (Exception damaged) when (damaged is ArgumentException or CryptographicException)
        {
            throw Damaged(file, damaged);
        }

        var pair = _pair.ExportParameters(includePrivateParameters: true);
        if (pair.D is not { Length: 32 } || pair.Q is not { X: { Length: 32 } x, Y: { Length: 32 } y })
        {
            throw Damaged(file, null);
        }

        PublicKey = Base64Url.EncodeToString([4, .. x, .. y]);
        Seal = new(Convert.ToBase64String(pair.D), Purpose);
        Authentication = new(PublicKey, Base64Url.EncodeToString(pair.D)) { Subject = ContactOf(options.Value, mail.Value, website.Value) };
    }

    /// <summary>The public half, as browsers want it.</summary>
    public string PublicKey { get; }

    public SecretSeal Seal { get; }

    public VapidAuthentication Authentication { get; }

    public void Dispose()
    {
        Authentication.Dispose();
        _pair.Dispose();
    }

    private static string Make()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return pair.ExportPkcs8PrivateKeyPem();
    }

    private static InvalidOperationException Damaged(string file, Exception? cause) =>
        new($"The key of alerts in {file} is damaged. Restore the file, or delete it for a new key; agents then switch alerts on again in their browsers.", cause);

    private static string? ContactOf(AlertOptions options, MailOptions mail, WebsiteOptions website) =>
        options.Contact ?? (website.PublicAddress is { } address && address.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
            ? new Uri(address).GetLeftPart(UriPartial.Authority)
            : mail.SenderAddress is { } sender ? $"mailto:{sender}" : null);
}
