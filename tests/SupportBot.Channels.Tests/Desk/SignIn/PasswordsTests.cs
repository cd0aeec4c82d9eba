using SupportBot.Channels.Desk.SignIn;

namespace SupportBot.Channels.Tests.Desk.SignIn;

/// <summary>How passwords are kept.</summary>
public sealed class PasswordsTests
{
    [Fact]
    public void A_hash_fits_its_password_alone_and_holds_nothing_of_it()
    {
        var hash = Passwords.Hash("correct horse battery");
        Assert.StartsWith("pbkdf2-sha256$600000$", hash, StringComparison.Ordinal);
        Assert.True(Passwords.Fits("correct horse battery", hash));
        Assert.False(Passwords.Fits("correct horse batterY", hash));
        Assert.NotEqual(hash, Passwords.Hash("correct horse battery"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain$1$AAAA$AAAA")]
    [InlineData("pbkdf2-sha256$many$AAAA$AAAA")]
    public void What_is_no_hash_fits_nothing(string? hash) => Assert.False(Passwords.Fits("nobody has this password", hash));

    [Fact]
    public void Two_ways_to_type_a_letter_are_one_password() =>
        Assert.True(Passwords.Fits("cafe\u0301 au lait, please", Passwords.Hash("caf\u00e9 au lait, please", 1)));

    [Fact]
    public void A_password_that_is_made_is_long_enough_and_never_the_same()
    {
        var made = Enumerable.Range(0, 100).Select(_ => Passwords.Generate()).ToArray();
        Assert.Equal(100, made.Distinct().Count());
        Assert.All(made, password => Assert.Null(Passwords.FaultIn(password)));
    }
}
