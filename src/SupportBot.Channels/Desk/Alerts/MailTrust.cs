using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Tells whether the mail server is the one that is meant, where its certificate is of the operator's own making.</summary>
internal static class MailTrust
{
    /// <summary>The certificates in a PEM file, or what is wrong with the file.</summary>
    public static (X509Certificate2Collection? Certificates, string? Fault) Read(string path)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0 ? (certificates, null) : (null, $"names {path}, which holds no certificate. Write certificates as PEM into it");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return (null, $"names {path}, which cannot be read. Name a file that the server may read");
        }
        catch (CryptographicException)
        {
            return (null, $"names {path}, which is no PEM file with certificates");
        }
    }

    /// <summary>Whether a certificate is one of those, or signed by one, and right in everything else: the name and the dates count as ever.</summary>
    /// <param name="shown">What the mail server shows.</param>
    /// <param name="chain">What it shows besides.</param>
    /// <param name="errors">What this machine has against it.</param>
    /// <param name="trusted">What the operator trusts.</param>
    public static bool IsTrusted(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors, X509Certificate2Collection trusted)
    {
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || shown is not X509Certificate2 certificate)
        {
            return errors == SslPolicyErrors.None;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(trusted);
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainElements.Select(element => element.Certificate).ToArray() ?? []);
        return own.Build(certificate);
    }
}
