using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Serving;

/// <summary>A server that cannot work as it is told says everything that is wrong, and how to put it right, before it listens.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task Settings_out_of_range_are_all_told_at_once()
    {
        var run = await RefusedAsync(
            "DirectLine:TokenMinutes=20", "DirectLine:KeepAliveSeconds=60", "DirectLine:Secrets:0=short", "DirectLine:SigningKeys:0=tiny", "DirectLine:KeyFile=",
            "Website:PublicAddress=chat.example.com", "Website:AllowedOrigins:0=https://www.example.com/", "Website:AllowedOrigins:1=*", "Website:TrustedProxies:0=proxy",
            "Visitors:IdentityKeys:0=short", "Visitors:Audience=", "Visitors:ResumeDays=0", "Limits:ActivitiesPerMinute=-1",
            "Hub:Kind=webhook", "Hub:Url=http://hub.example.com/cases", "Hub:Secret=short", "Hub:AgentName= ", "Hub:AnswerSeconds=0", "Hub:AcceptMinutes=1441");
        Assert.Equal(
            [
                "DirectLine:KeepAliveSeconds is 60. Write 1 to 15: proxies close a socket that is silent for longer.",
                "DirectLine:KeyFile is empty. Name the file that keeps the signing key, such as data/direct-line.key.",
                "DirectLine:Secrets:0 has 5 characters. Write at least 32 random ones.",
                "DirectLine:SigningKeys:0 has 4 characters. Write at least 32 random ones.",
                "DirectLine:TokenMinutes is 20. Write 30 to 60: clients renew a token every 15 minutes and do not ask how long it is good.",
                "Hub:AcceptMinutes is 1441. Write 1 to 1440.",
                "Hub:AgentName has 0 characters. Write 1 to 40: customers read it.",
                "Hub:AnswerSeconds is 0. Write 1 to 60.",
                "Hub:Secret has 5 characters. Write at least 32 random ones, the same at the hub.",
                "Hub:Url is 'http://hub.example.com/cases'. Write an https address without a user name, such as https://hub.example.com/cases; http is for Development.",
                "Limits:ActivitiesPerMinute is -1. Write how many are allowed a minute, or 0 for no limit.",
                "Visitors:Audience is empty. Write what the identity's aud says, such as supportbot.",
                "Visitors:IdentityKeys:0 has 5 bytes. Write a shared secret of at least 32 random ones, or a public key in PEM.",
                "Visitors:ResumeDays is 0. Write 1 to 365.",
                "Website:AllowedOrigins:0 is 'https://www.example.com/'. Write scheme and host and nothing behind them, such as https://www.example.com.",
                "Website:AllowedOrigins:1 is '*'. Write scheme and host and nothing behind them, such as https://www.example.com.",
                "Website:PublicAddress is 'chat.example.com'. Write the address that browsers open, such as https://chat.example.com.",
                "Website:TrustedProxies:0 is 'proxy'. Write an address or a network, such as 10.0.0.5 or 10.0.0.0/8.",
            ],
            run.ErrorLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Settings_that_are_misspelt_or_of_a_wrong_kind_are_all_told_at_once()
    {
        var run = await RefusedAsync("Limits:ActivitiesPerMinut=3", "DirectLine:TokenMinutes=soon", "Website:AllowedOrigins=https://www.example.com", "Connector:ManagedIdentity=on", "nonsense");
        Assert.Equal(
            [
                "--set nonsense is no setting. Write it as Section:Key=Value.",
                "Connector:ManagedIdentity is 'on'. Write true or false.",
                "DirectLine:TokenMinutes is 'soon'. Write a whole number.",
                "Limits:ActivitiesPerMinut is no setting. In Limits there are ActivitiesPerMinute, RequestsPerMinute, TokensPerMinute.",
                "Website:AllowedOrigins is a list. Write its entries as Website:AllowedOrigins:0, Website:AllowedOrigins:1.",
            ],
            run.ErrorLines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DirectLine:Secrets:0=0123456789012345678901234567890123456789", "DirectLine:Secrets:1=0123456789012345678901234567890123456789", "DirectLine:Secrets:2=0123456789012345678901234567890123456789",
        "DirectLine:Secrets holds 3 entries. Keep at most 2: the one in use and the one that follows.")]
    [InlineData("Visitors:IdentityKeys:0=-----BEGIN PRIVATE KEY-----", "Visitors:ResumeDays=30", "Visitors:Audience=x",
        "Visitors:IdentityKeys:0 is a private key. Write the public one; the private one stays with the site that signs.")]
    [InlineData("Visitors:IdentityKeys:0=-----BEGIN PUBLIC KEY-----", "Visitors:ResumeDays=30", "Visitors:Audience=x",
        "Visitors:IdentityKeys:0 is PEM, but no RSA or P-256 public key. Write what 'openssl pkey -pubout' prints.")]
    [InlineData("Hub:Kind=none", "Hub:Secret=a-secret-of-more-than-thirty-two-characters", "Visitors:Audience=x",
        "Hub:Secret is set, but Hub:Kind is none. Write how the hub is spoken to, or leave it out.")]
    [InlineData("Hub:Kind=pigeon", "Hub:Secret=a-secret-of-more-than-thirty-two-characters", "Hub:Url=https://hub.example.com",
        "Hub:Kind is 'pigeon'. Write none, bot-framework or webhook.")]
    public async Task A_secret_that_cannot_be_used_is_told_without_its_letters(string first, string second, string third, string sentence) =>
        Assert.Equal([sentence], (await RefusedAsync(first, second, third)).ErrorLines);

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder([]);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var other = new TemporaryFolder([]);
        var run = await Invocation.StartAsync("", "serve", "--data", other.Path, "--urls", server.Address);
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("The server cannot listen: Failed to bind to address", run.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://localhost:1")]
    public async Task An_address_that_is_none_is_told_in_one_line(string address)
    {
        using var folder = new TemporaryFolder([]);
        var run = await Invocation.StartAsync("", "serve", "--data", folder.Path, "--urls", address);
        Assert.NotEqual(0, run.Exit);
        Assert.Contains(address, run.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_signing_key_stops_the_start()
    {
        using var folder = new TemporaryFolder([]);
        File.WriteAllText(Path.Combine(folder.Path, "direct-line.key"), "damaged");
        var run = await Invocation.StartAsync("", "serve", "--data", folder.Path, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, run.Exit);
        Assert.StartsWith("The signing key in ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<Invocation> RefusedAsync(params string[] settings)
    {
        var run = await Invocation.StartAsync("", ["serve", "--urls", "http://127.0.0.1:0", .. settings.SelectMany(setting => new[] { "--set", setting })]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        return run;
    }
}
