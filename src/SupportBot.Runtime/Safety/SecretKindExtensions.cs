namespace SupportBot.Runtime.Safety;

/// <summary>The names and the order of severity of <see cref="SecretKind"/>.</summary>
public static class SecretKindExtensions
{
    /// <summary>The kind's name in content files: kebab-case, <c>one-time-code</c> for <see cref="SecretKind.OneTimeCode"/>.</summary>
    public static string Name(this SecretKind kind) => kind switch
    {
        SecretKind.Password => "password",
        SecretKind.OneTimeCode => "one-time-code",
        SecretKind.SeedPhrase => "seed-phrase",
        SecretKind.PrivateKey => "private-key",
        SecretKind.IdentityNumber => "identity-number",
        SecretKind.BankNumber => "bank-number",
        SecretKind.ContactDetail => "contact-detail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of secret."),
    };

    // The lower, the worse: what is lost for ever comes before what can still be changed, then what can only be misused.
    internal static int Severity(this SecretKind kind) => kind switch
    {
        SecretKind.SeedPhrase => 0,
        SecretKind.PrivateKey => 1,
        SecretKind.Password => 2,
        SecretKind.OneTimeCode => 3,
        SecretKind.IdentityNumber => 4,
        SecretKind.BankNumber => 5,
        _ => 6,
    };
}
