using SupportBot.Channels.Desk;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>Settings of the desk that cannot work are told with their cure, and never with a secret.</summary>
public sealed class DeskOptionsTests
{
    [Fact]
    public void The_defaults_work() => Assert.Empty(Faults(new()));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var options = new DeskOptions { SessionHours = 0, Authority = "http://login.example.com", RoleClaim = "" };
        options.Roles["boss"] = "owner";
        Assert.Equal(
            [
                "Desk:SessionHours is 0. Write 1 to 168.",
                "Desk:Authority is 'http://login.example.com'. Write the provider's address with https, such as https://login.example.com.",
                "Desk:ClientId is empty. Write what the provider knows the desk by, or leave Desk:Authority out.",
                "Desk:ClientSecret is empty. Write the secret that the provider gave, or leave Desk:Authority out.",
                "Desk:ProviderName or Desk:RoleClaim is empty. Write something, or leave the setting out.",
                "Desk:Roles:boss is 'owner'. Write one of agent, lead, admin.",
            ],
            Faults(options));
    }

    [Fact]
    public void A_provider_without_roles_would_let_nobody_in() =>
        Assert.Equal(
            ["Desk:Roles is empty, so nobody could sign in. Write which value of the claim 'roles' stands for which role, such as Desk:Roles:support=agent."],
            Faults(new() { Authority = "https://login.example.com", ClientId = "desk", ClientSecret = "secret" }));

    private static IEnumerable<string> Faults(DeskOptions options) => new DeskOptionsValidator().Validate(null, options).Failures ?? [];
}
