using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

public sealed class AnnouncementTests
{
    [Theory]
    [InlineData("my password is", SecretKind.Password)]
    [InlineData("My password is: ", SecretKind.Password)]
    [InlineData("Password:", SecretKind.Password)]
    [InlineData("密码是", SecretKind.Password)]
    [InlineData("我的密码是：", SecretKind.Password)]
    [InlineData("here is my password", SecretKind.Password)]
    [InlineData("here is my seed phrase:", SecretKind.SeedPhrase)]
    [InlineData("我的助记词是", SecretKind.SeedPhrase)]
    [InlineData("验证码是", SecretKind.OneTimeCode)]
    [InlineData("the code is", SecretKind.OneTimeCode)]
    [InlineData("my 2FA code is", SecretKind.OneTimeCode)]
    [InlineData("私钥：", SecretKind.PrivateKey)]
    [InlineData("my passport number is", SecretKind.IdentityNumber)]
    [InlineData("我的身份证号码是", SecretKind.IdentityNumber)]
    [InlineData("my card number is", SecretKind.BankNumber)]
    [InlineData("my e-mail is", SecretKind.ContactDetail)]
    [InlineData("我的手机号是", SecretKind.ContactDetail)]
    public void An_announced_secret_is_awaited(string text, SecretKind kind)
    {
        var redaction = Redacting.Redact(text);

        Assert.Equal(kind, redaction.Awaits);
        Assert.Equal(text, redaction.Text);
    }

    [Theory]
    [InlineData("my password is Abc12345!")]
    [InlineData("what is my password?")]
    [InlineData("我忘记密码")]
    [InlineData("do you need my password")]
    [InlineData("验证码收不到")]
    public void Nothing_is_awaited_when_nothing_was_announced(string text) => Assert.Null(Redacting.Redact(text).Awaits);

    [Theory]
    [InlineData(SecretKind.Password, "Abc12345!")]
    [InlineData(SecretKind.Password, "hunter")]
    [InlineData(SecretKind.Password, "13800138000")]
    [InlineData(SecretKind.Password, "пароль1")]
    [InlineData(SecretKind.OneTimeCode, "482913")]
    [InlineData(SecretKind.OneTimeCode, "482 913")]
    [InlineData(SecretKind.PrivateKey, "a8f7d6e5c4b3a29180")]
    [InlineData(SecretKind.IdentityNumber, "1234567")]
    [InlineData(SecretKind.BankNumber, "4111111111111112")]
    [InlineData(SecretKind.ContactDetail, "91234567")]
    [InlineData(SecretKind.SeedPhrase, "legal winner thank yeer wave sausage worth useful legal winner thank yellow")]
    public void The_awaited_secret_is_taken_out_as_its_kind(SecretKind kind, string text)
    {
        var redaction = Redacting.Redact(text, kind);

        Assert.Equal(Redacting.English[kind], redaction.Text);
        Assert.Equal([kind], redaction.Kinds);
        Assert.Null(redaction.Awaits);
    }

    [Fact]
    public void The_awaited_password_is_found_among_a_few_words()
    {
        Assert.Equal("it is [password removed] ok", Redacting.Redact("it is Abc12345! ok", SecretKind.Password).Text);
    }

    [Theory]
    [InlineData(SecretKind.Password, "hunter")]
    [InlineData(SecretKind.OneTimeCode, "482913")]
    public void Without_an_announcement_a_lone_token_stays(SecretKind kind, string text)
    {
        Assert.Equal(text, Redacting.Redact(text).Text);
        Assert.NotEqual(text, Redacting.Redact(text, kind).Text);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1-8")]
    [InlineData("help")]
    [InlineData("Thanks!")]
    [InlineData("/start")]
    [InlineData("算了，我不想说")]
    [InlineData("sorry I should not tell you that")]
    public void An_ordinary_answer_is_not_taken_for_the_awaited_secret(string text)
    {
        foreach (var kind in Enum.GetValues<SecretKind>())
        {
            Assert.Equal(text, Redacting.Redact(text, kind).Text);
        }
    }
}
