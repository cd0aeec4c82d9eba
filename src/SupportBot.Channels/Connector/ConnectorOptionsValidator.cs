using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Http.Outbound;

namespace SupportBot.Channels.Connector;

/// <summary>Names every setting of <see cref="ConnectorOptions"/> that cannot work, and the cure. Never the value of a secret.</summary>
internal sealed class ConnectorOptionsValidator(IHostEnvironment environment) : IValidateOptions<ConnectorOptions>
{
    private const string Section = ConnectorOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        string[] faults = [.. RegistrationFaults(options), .. CredentialFaults(options), .. AddressFaults(options), .. DevelopmentFaults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> RegistrationFaults(ConnectorOptions options)
    {
        if (options.AppId is { } app && !Guid.TryParseExact(app, "D", out _))
        {
            yield return $"{Section}:AppId is '{app}'. Write the app id of the bot's registration, such as 00000000-0000-0000-0000-000000000000.";
        }

        if (options.TenantId is { } tenant && !(tenant.Length > 0 && tenant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')))
        {
            yield return $"{Section}:TenantId is '{tenant}'. Write the tenant's id or domain, such as example.onmicrosoft.com.";
        }

        if (options.Issuer.Length == 0)
        {
            yield return $"{Section}:Issuer is empty. Leave it out, or write who signs the calls, such as https://api.botframework.com.";
        }
    }

    private static IEnumerable<string> CredentialFaults(ConnectorOptions options)
    {
        string[] set =
        [
            .. options.ClientSecret is null ? [] : new[] { "ClientSecret" },
            .. options.CertificatePath is null ? [] : new[] { "CertificatePath" },
            .. options.ManagedIdentity ? new[] { "ManagedIdentity" } : [],
        ];
        if (options.AppId is null && set.Length > 0)
        {
            yield return $"{Section}:{set[0]} is set, but {Section}:AppId is not. Write the app id, or leave both out.";
        }

        if (options.AppId is not null && set.Length != 1)
        {
            yield return $"{Section}:AppId is set with {set.Length} ways to get a token. Set exactly one of {Section}:ClientSecret, {Section}:CertificatePath and {Section}:ManagedIdentity.";
        }

        if (options.ClientSecret is { Length: 0 })
        {
            yield return $"{Section}:ClientSecret is empty. Write the secret of the bot's registration.";
        }

        if (CertificateFault(options) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? CertificateFault(ConnectorOptions options)
    {
        if (options.CertificatePath is not { } path)
        {
            return options.CertificatePassword is null ? null : $"{Section}:CertificatePassword is set, but {Section}:CertificatePath is not. Name the file that it opens.";
        }

        var (certificate, fault) = ClientCertificate.Read(path, options.CertificatePassword);
        certificate?.Dispose();
        return fault is null ? null : $"{Section}:CertificatePath {fault}.";
    }

    private IEnumerable<string> AddressFaults(ConnectorOptions options)
    {
        var plain = environment.IsDevelopment();
        if (WireAddress.Read(options.MetadataUrl, plain) is null)
        {
            yield return $"{Section}:MetadataUrl is '{options.MetadataUrl}'. Write an https address; http works in Development only.";
        }

        if (options.TokenUrl is { } token && WireAddress.Read(token, plain) is null)
        {
            yield return $"{Section}:TokenUrl is '{token}'. Write an https address; http works in Development only.";
        }

        foreach (var (index, host) in options.ServiceHosts.Index().Where(entry => AllowedHost.Read(entry.Item, plain) is null))
        {
            yield return $"{Section}:ServiceHosts:{index} is '{host}'. Write a host, or a domain such as *.botframework.com; an origin such as http://localhost:3979 works in Development only.";
        }
    }

    private IEnumerable<string> DevelopmentFaults(ConnectorOptions options)
    {
        if (options.AllowUnauthenticated && !environment.IsDevelopment())
        {
            yield return $"{Section}:AllowUnauthenticated lets tools call without a token. Leave it out, or start with --environment Development.";
        }
    }
}
