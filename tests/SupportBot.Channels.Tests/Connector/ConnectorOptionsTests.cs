namespace SupportBot.Channels.Tests.Connector;

/// <summary>Settings that cannot work are told with their cure, and never with a secret.</summary>
public sealed class ConnectorOptionsTests
{
    private const string OneOf = "Set exactly one of Connector:ClientSecret, Connector:CertificatePath and Connector:ManagedIdentity.";

    private static readonly (string Key, string Value) App = ("Connector:AppId", ConnectorParts.AppId);

    private static readonly (string Key, string Value) Identity = ("Connector:ManagedIdentity", "true");

    [Fact]
    public void Nothing_needs_to_be_set() => Assert.Empty(ConnectorParts.Faults("Production"));

    [Fact]
    public void An_app_and_one_way_to_get_tokens_are_enough()
    {
        Assert.Empty(ConnectorParts.Faults("Production", App, Identity));
        Assert.Empty(ConnectorParts.Faults("Production", App, ("Connector:ClientSecret", ConnectorParts.Secret), ("Connector:TenantId", "example.onmicrosoft.com")));
    }

    [Fact]
    public void An_app_without_a_way_to_get_tokens_is_told() =>
        Assert.Equal([$"Connector:AppId is set with 0 ways to get a token. {OneOf}"], ConnectorParts.Faults("Production", App));

    [Fact]
    public void Two_ways_to_get_tokens_are_told_without_the_secret()
    {
        var fault = Assert.Single(ConnectorParts.Faults("Production", App, Identity, ("Connector:ClientSecret", ConnectorParts.Secret)));
        Assert.Equal($"Connector:AppId is set with 2 ways to get a token. {OneOf}", fault);
    }

    [Theory]
    [InlineData("ClientSecret", ConnectorParts.Secret)]
    [InlineData("ManagedIdentity", "true")]
    public void A_way_to_get_tokens_without_an_app_is_told(string setting, string value) =>
        Assert.Equal([$"Connector:{setting} is set, but Connector:AppId is not. Write the app id, or leave both out."], ConnectorParts.Faults("Production", ($"Connector:{setting}", value)));

    [Theory]
    [InlineData("AppId", "my-bot", "Connector:AppId is 'my-bot'. Write the app id of the bot's registration, such as 00000000-0000-0000-0000-000000000000.")]
    [InlineData("TenantId", "a/b", "Connector:TenantId is 'a/b'. Write the tenant's id or domain, such as example.onmicrosoft.com.")]
    [InlineData("Issuer", "", "Connector:Issuer is empty. Leave it out, or write who signs the calls, such as https://api.botframework.com.")]
    [InlineData("MetadataUrl", "http://127.0.0.1:1/metadata", "Connector:MetadataUrl is 'http://127.0.0.1:1/metadata'. Write an https address; http works in Development only.")]
    [InlineData("MetadataUrl", "metadata", "Connector:MetadataUrl is 'metadata'. Write an https address; http works in Development only.")]
    [InlineData("TokenUrl", "http://127.0.0.1:1/token", "Connector:TokenUrl is 'http://127.0.0.1:1/token'. Write an https address; http works in Development only.")]
    [InlineData("TokenUrl", "https://user:pass@example.com/", "Connector:TokenUrl is 'https://user:pass@example.com/'. Write an https address; http works in Development only.")]
    [InlineData("CertificatePassword", "x", "Connector:CertificatePassword is set, but Connector:CertificatePath is not. Name the file that it opens.")]
    public void A_setting_that_cannot_work_is_told(string setting, string value, string sentence) =>
        Assert.Equal([sentence], ConnectorParts.Faults("Production", [App, Identity, ($"Connector:{setting}", value)]));

    [Fact]
    public void An_empty_secret_is_told() =>
        Assert.Equal(
            ["Connector:ClientSecret is empty. Write the secret of the bot's registration."],
            ConnectorParts.Faults("Production", App, ("Connector:ClientSecret", "")));

    [Theory]
    [InlineData("*")]
    [InlineData("*.com")]
    [InlineData("com")]
    [InlineData("*.*.example.com")]
    [InlineData("a.*.com")]
    [InlineData("10.0.0.1")]
    [InlineData("smba.trafficmanager.net:443")]
    [InlineData("smba.trafficmanager.net.")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("http://localhost:3979")]
    [InlineData("user@example.com")]
    [InlineData("")]
    public void A_host_that_would_let_too_much_through_is_told(string host) =>
        Assert.StartsWith($"Connector:ServiceHosts:0 is '{host}'. Write a host,", Assert.Single(ConnectorParts.Faults("Production", App, Identity, ("Connector:ServiceHosts:0", host))), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:3979/path")]
    [InlineData("http://user@localhost:3979")]
    [InlineData("ftp://localhost")]
    public void Not_every_origin_works_in_Development(string origin) =>
        Assert.Single(ConnectorParts.Faults("Development", App, Identity, ("Connector:ServiceHosts:0", origin)));

    [Fact]
    public void Plain_http_and_origins_work_in_Development() =>
        Assert.Empty(ConnectorParts.Faults(
            "Development",
            App,
            Identity,
            ("Connector:MetadataUrl", "http://127.0.0.1:1/metadata"),
            ("Connector:TokenUrl", "http://127.0.0.1:1/token"),
            ("Connector:ServiceHosts:0", "http://localhost:3979"),
            ("Connector:AllowUnauthenticated", "true")));

    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Staging", 1)]
    [InlineData("Development", 0)]
    public void Calls_without_a_token_are_for_Development_only(string environment, int faults) =>
        Assert.Equal(
            Enumerable.Repeat("Connector:AllowUnauthenticated lets tools call without a token. Leave it out, or start with --environment Development.", faults),
            ConnectorParts.Faults(environment, ("Connector:AllowUnauthenticated", "true")));
}
