using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

/// <summary>The redactor of all tests, with placeholders as the content has them.</summary>
internal static class Redacting
{
    public static readonly Dictionary<SecretKind, string> English = new()
    {
        [SecretKind.Password] = "[password removed]",
        [SecretKind.OneTimeCode] = "[code removed]",
        [SecretKind.SeedPhrase] = "[seed phrase removed]",
        [SecretKind.PrivateKey] = "[private key removed]",
        [SecretKind.IdentityNumber] = "[ID number removed]",
        [SecretKind.BankNumber] = "[card number removed]",
        [SecretKind.ContactDetail] = "[contact detail removed]",
    };

    public static readonly Dictionary<SecretKind, string> Chinese = new()
    {
        [SecretKind.Password] = "[密码已隐藏]",
        [SecretKind.OneTimeCode] = "[验证码已隐藏]",
        [SecretKind.SeedPhrase] = "[助记词已隐藏]",
        [SecretKind.PrivateKey] = "[私钥已隐藏]",
        [SecretKind.IdentityNumber] = "[证件号已隐藏]",
        [SecretKind.BankNumber] = "[卡号已隐藏]",
        [SecretKind.ContactDetail] = "[联系方式已隐藏]",
    };

    public static readonly Redactor Redactor = new();

    public static Redaction Redact(string text, SecretKind? awaited = null) => Redactor.Redact(text, English, awaited);

    /// <summary>Fails if four characters of the value (without spaces and signs) are left anywhere.</summary>
    public static void AssertGone(string value, Redaction redaction)
    {
        var text = redaction.Text;
        foreach (var placeholder in English.Values)
        {
            text = text.Replace(placeholder, "|", StringComparison.Ordinal);
        }

        for (var i = 0; i + 4 <= value.Length; i++)
        {
            Assert.DoesNotContain(value.Substring(i, 4), text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
