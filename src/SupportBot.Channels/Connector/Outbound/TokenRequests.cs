using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// How the bot asks for its token (CHECKLIST, item 88): with a secret or a certificate at Entra, or with the machine's managed identity at App
/// Service, which names its endpoint in the environment, or else at the address that every virtual machine on Azure has. Thread-safe.
/// </summary>
internal sealed class TokenRequests(IOptions<ConnectorOptions> options, IConfiguration configuration, IHostEnvironment environment, TimeProvider time)
{
    private const string Resource = "https://api.botframework.com";

    private const string MultiTenant = "botframework.com";

    private const string VirtualMachine = "http://169.254.169.254/metadata/identity/oauth2/token";

    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>The request, or why there is none.</summary>
    public (HttpRequestMessage? Request, string? Fault) Create() => options.Value switch
    {
        { AppId: null } => (null, "Connector:AppId is not set"),
        { ManagedIdentity: true, AppId: { } appId } => ForIdentity(appId),
        { ClientSecret: { } secret, AppId: { } appId } => ForApp(appId, _ => ([new("client_secret", secret)], null)),
        { CertificatePath: { } path, AppId: { } appId } => ForApp(appId, url => Assertion(path, appId, url)),
        _ => (null, "Connector names neither secret, certificate nor managed identity"),
    };

    private (HttpRequestMessage? Request, string? Fault) ForApp(string appId, Func<Uri, (KeyValuePair<string, string>[] Proof, string? Fault)> prove)
    {
        var text = options.Value.TokenUrl ?? $"https://login.microsoftonline.com/{options.Value.TenantId ?? MultiTenant}/oauth2/v2.0/token";
        if (WireAddress.Read(text, environment.IsDevelopment()) is not { } url)
        {
            return (null, "Connector:TokenUrl is no https address");
        }

        var (proof, fault) = prove(url);
        KeyValuePair<string, string>[] form = [new("grant_type", "client_credentials"), new("client_id", appId), new("scope", $"{Resource}/.default"), .. proof];
        return fault is null ? (new(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) }, null) : (null, fault);
    }

    private (KeyValuePair<string, string>[] Proof, string? Fault) Assertion(string path, string appId, Uri url)
    {
        var (certificate, fault) = ClientCertificate.Read(path, options.Value.CertificatePassword);
        if (certificate is null)
        {
            return ([], $"Connector:CertificatePath {fault}");
        }

        using (certificate)
        {
            var assertion = ClientAssertion.Sign(certificate, appId, url, time.GetUtcNow());
            return ([new("client_assertion_type", AssertionType), new("client_assertion", assertion)], null);
        }
    }

    private (HttpRequestMessage? Request, string? Fault) ForIdentity(string appId)
    {
        var (endpoint, header) = (configuration["IDENTITY_ENDPOINT"], configuration["IDENTITY_HEADER"]);
        return endpoint is { Length: > 0 } && header is { Length: > 0 }
            ? Request(endpoint, "2019-08-01", "X-IDENTITY-HEADER", header, appId)
            : Request(options.Value.TokenUrl ?? VirtualMachine, "2018-02-01", "Metadata", "true", appId);
    }

    private static (HttpRequestMessage? Request, string? Fault) Request(string endpoint, string version, string header, string value, string appId)
    {
        var query = $"?api-version={version}&resource={Uri.EscapeDataString(Resource)}&client_id={Uri.EscapeDataString(appId)}";
        if (!Uri.TryCreate(endpoint + query, UriKind.Absolute, out var address))
        {
            return (null, "the environment variable IDENTITY_ENDPOINT is no address");
        }

        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return (request, null);
    }
}
