namespace SupportBot.Runtime.Safety;

/// <summary>What a detector found. The texts that answer a kind are content, keyed by <see cref="SecretKindExtensions.Name"/>.</summary>
public enum SecretKind
{
    /// <summary>A password, passcode, PIN or anti-phishing code.</summary>
    Password,

    /// <summary>A one-time code, or the key or link that produces such codes.</summary>
    OneTimeCode,

    /// <summary>A wallet's seed phrase (BIP-39).</summary>
    SeedPhrase,

    /// <summary>A private key of a wallet, or an API key or secret.</summary>
    PrivateKey,

    /// <summary>A number of an identity document, or its machine-readable zone.</summary>
    IdentityNumber,

    /// <summary>A card number, its security code, an IBAN or a bank account number.</summary>
    BankNumber,

    /// <summary>An e-mail address or a phone number.</summary>
    ContactDetail,
}
