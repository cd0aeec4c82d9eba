using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

public sealed class SecretKindTests
{
    [Fact]
    public void Names_are_the_keys_of_the_content() => Assert.Equal(
        ["password", "one-time-code", "seed-phrase", "private-key", "identity-number", "bank-number", "contact-detail"],
        Enum.GetValues<SecretKind>().Select(kind => kind.Name()));

    [Fact]
    public void No_two_kinds_are_equally_severe()
    {
        var kinds = Enum.GetValues<SecretKind>();

        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Severity()).Distinct().Count());
    }
}
