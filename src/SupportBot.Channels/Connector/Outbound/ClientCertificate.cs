using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>Reads the certificate with which the bot proves who it is.</summary>
internal static class ClientCertificate
{
    /// <summary>The certificate, or what is wrong with the file, without its contents.</summary>
    public static (X509Certificate2? Certificate, string? Fault) Read(string path, string? password)
    {
        try
        {
            var certificate = Load(path, password);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                return (certificate, null);
            }

            certificate.Dispose();
            return (null, $"names {path}, which holds no RSA key. Put certificate and key into one file");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return (null, $"names {path}, which cannot be read. Name a file that the server may read");
        }
        catch (CryptographicException)
        {
            return (null, $"names {path}, which is no PFX or PEM with a key, or Connector:CertificatePassword does not open it");
        }
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().IndexOf("-----BEGIN"u8) < 0)
        {
            return X509CertificateLoader.LoadPkcs12(bytes, password);
        }

        var text = Encoding.UTF8.GetString(bytes);
        return password is null ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, password);
    }
}
