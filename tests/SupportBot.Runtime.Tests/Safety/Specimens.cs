using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

/// <summary>Public test values, never a person's: from the standards, their encyclopaedia articles and test-card pages.</summary>
internal static class Specimens
{
    public const string EnglishPhrase =
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    public const string ChinesePhrase = "的 的 的 的 的 的 的 的 的 的 的 在";

    public const string TraditionalPhrase = "歇 盤 韓 銀 龍 鐵 點 齊 書 車 門 開";

    public const string PassportZone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    public const string CardZone =
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    private const string Hex = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

    /// <summary>Values that are recognised by their shape alone.</summary>
    public static readonly (SecretKind Kind, string Value)[] Bare =
    [
        (SecretKind.IdentityNumber, "11010519491231002X"),
        (SecretKind.IdentityNumber, "11010519491231002x"),
        (SecretKind.IdentityNumber, "110105 1949 1231 002X"),
        (SecretKind.IdentityNumber, "110105-19491231-002X"),
        (SecretKind.IdentityNumber, "110105194912310021"),
        (SecretKind.IdentityNumber, "440524188001010014"),
        (SecretKind.IdentityNumber, "810000199408230021"),
        (SecretKind.IdentityNumber, "110105491231002"),
        (SecretKind.IdentityNumber, "G12345678"),
        (SecretKind.IdentityNumber, "E12345678"),
        (SecretKind.IdentityNumber, "e12345678"),
        (SecretKind.IdentityNumber, "EA1234567"),
        (SecretKind.IdentityNumber, "SE1234567"),
        (SecretKind.IdentityNumber, "D1234567"),
        (SecretKind.IdentityNumber, "H1234567890"),
        (SecretKind.IdentityNumber, "M12345678"),
        (SecretKind.IdentityNumber, "A123456(3)"),
        (SecretKind.IdentityNumber, "A123456(4)"),
        (SecretKind.IdentityNumber, "A1234563"),
        (SecretKind.IdentityNumber, "A123456789"),
        (SecretKind.IdentityNumber, "A123456788"),
        (SecretKind.IdentityNumber, "A800000014"),
        (SecretKind.IdentityNumber, "AC01234567"),
        (SecretKind.IdentityNumber, PassportZone),
        (SecretKind.IdentityNumber, CardZone),
        (SecretKind.BankNumber, "4111 1111 1111 1111"),
        (SecretKind.BankNumber, "4111-1111-1111-1111"),
        (SecretKind.BankNumber, "5555555555554444"),
        (SecretKind.BankNumber, "378282246310005"),
        (SecretKind.BankNumber, "6250941006528599"),
        (SecretKind.BankNumber, "30569309025904"),
        (SecretKind.BankNumber, "GB82 WEST 1234 5698 7654 32"),
        (SecretKind.BankNumber, "DE89370400440532013000"),
        (SecretKind.ContactDetail, "user@example.com"),
        (SecretKind.ContactDetail, "test.user+1@example.com"),
        (SecretKind.ContactDetail, "josé.müller@example.org"),
        (SecretKind.ContactDetail, "13800138000"),
        (SecretKind.ContactDetail, "19900000000"),
        (SecretKind.ContactDetail, "+86 138-0013-8000"),
        (SecretKind.ContactDetail, "008613800138000"),
        (SecretKind.ContactDetail, "138.0013.8000"),
        (SecretKind.ContactDetail, "+852 9123 4567"),
        (SecretKind.ContactDetail, "0912-345-678"),
        (SecretKind.ContactDetail, "+886 912 345 678"),
        (SecretKind.ContactDetail, "+44 7700 900123"),
        (SecretKind.ContactDetail, "+1 (415) 555-2671"),
        (SecretKind.OneTimeCode, "otpauth://totp/Binance:user@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Binance"),
        (SecretKind.SeedPhrase, EnglishPhrase),
        (SecretKind.SeedPhrase, "legal winner thank year wave sausage worth useful legal winner thank yellow"),
        (SecretKind.SeedPhrase, ChinesePhrase),
        (SecretKind.PrivateKey, Hex),
        (SecretKind.PrivateKey, "0x" + Hex),
        (SecretKind.PrivateKey, "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
        (SecretKind.PrivateKey, "L5j8wWT18PsT4uUQPrQmHaG8dbsGTdC6PkEvyngK96QGd1FJXfVt"),
        (SecretKind.PrivateKey, "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg"),
        (SecretKind.PrivateKey,
            "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"),
        (SecretKind.PrivateKey, "vmPUZAM36bCQqHtInv5R53L3B19lhnmTqcvofxD9hq4e6jwEyZSeIKcVpXQlmDPf"),
        (SecretKind.PrivateKey,
            "4Z7cXSyeFR8wNGMVXUE1TwtKn5D5Vu7FzEv69dokLv7KrQk7h6pu4LF8ZRR9yQBhc7uSM6RTTZtU1fmaxiNrxXrs"),
        (SecretKind.PrivateKey, "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----"),
    ];

    /// <summary>Sentences with the value that must go.</summary>
    public static readonly (SecretKind Kind, string Sentence, string Value)[] Labelled =
    [
        (SecretKind.IdentityNumber, "passport no: 123456789", "123456789"),
        (SecretKind.IdentityNumber, "my passport number is C01X00T47", "C01X00T47"),
        (SecretKind.IdentityNumber, "护照号码是533380006", "533380006"),
        (SecretKind.IdentityNumber, "護照號碼：533380006", "533380006"),
        (SecretKind.IdentityNumber, "533380006是我的护照号", "533380006"),
        (SecretKind.IdentityNumber, "护照141234567", "141234567"),
        (SecretKind.IdentityNumber, "台胞证 12345678", "12345678"),
        (SecretKind.IdentityNumber, "我的台胞證號碼是12345678", "12345678"),
        (SecretKind.IdentityNumber, "身份证号11010519491331002", "11010519491331002"),
        (SecretKind.IdentityNumber, "my ID number is 123456789", "123456789"),
        (SecretKind.IdentityNumber, "HKID A1234564", "A1234564"),
        (SecretKind.IdentityNumber, "ID138-0013-8000", "8000"),
        (SecretKind.BankNumber, "卡号 622202123456789012", "622202123456789012"),
        (SecretKind.BankNumber, "my card is 4111111111111112", "4111111111111112"),
        (SecretKind.BankNumber, "2 4111 1111 1111 1111 24", "4111 1111 1111 1111"),
        (SecretKind.BankNumber, "CVV 123", "123"),
        (SecretKind.BankNumber, "安全码是 4567", "4567"),
        (SecretKind.BankNumber, "IBAN GB82 WEST 1234 5698 7654 33", "1234 5698 7654 33"),
        (SecretKind.BankNumber, "send it to GB82WEST12345698765432 please help me", "GB82WEST12345698765432"),
        (SecretKind.ContactDetail, "我的手机号是91234567", "91234567"),
        (SecretKind.ContactDetail, "my phone number is 415 555 2671", "555 2671"),
        (SecretKind.OneTimeCode, "验证码是 482913,你们要吗", "482913"),
        (SecretKind.OneTimeCode, "验证码482913", "482913"),
        (SecretKind.OneTimeCode, "驗證碼：\n482913", "482913"),
        (SecretKind.OneTimeCode, "my 2FA code: 482 913", "482 913"),
        (SecretKind.OneTimeCode, "the code is 482913", "482913"),
        (SecretKind.OneTimeCode, "code 482913", "482913"),
        (SecretKind.OneTimeCode, "482913 is my code", "482913"),
        (SecretKind.OneTimeCode, "482913是我的验证码", "482913"),
        (SecretKind.OneTimeCode, "OTP 4829", "4829"),
        (SecretKind.OneTimeCode, "谷歌验证器 482913", "482913"),
        (SecretKind.OneTimeCode, "谷歌密钥 JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP"),
        (SecretKind.OneTimeCode, "my 2FA backup key jbsw y3dp ehpk 3pxp", "jbsw y3dp ehpk 3pxp"),
        (SecretKind.Password, "密码是Abc12345!,帮我", "Abc12345!"),
        (SecretKind.Password, "密码Abc12345", "Abc12345"),
        (SecretKind.Password, "密碼：Abc12345", "Abc12345"),
        (SecretKind.Password, "密码是qwertyui", "qwertyui"),
        (SecretKind.Password, "密码改成了Abc12345", "Abc12345"),
        (SecretKind.Password, "my password is hunter2!", "hunter2!"),
        (SecretKind.Password, "my password is hunter", "hunter"),
        (SecretKind.Password, "Password: correcthorse", "correcthorse"),
        (SecretKind.Password, "my password for binance is Abc12345!", "Abc12345!"),
        (SecretKind.Password, "password is \"my dog 1\"", "my dog 1"),
        (SecretKind.Password, "pwd=Xk29_lw", "Xk29_lw"),
        (SecretKind.Password, "my password is Abc13800138000!", "Abc13800138000!"),
        (SecretKind.Password, "my password is hello_World1", "hello_World1"),
        (SecretKind.Password, "password Abc12345 or Xyz98765", "Xyz98765"),
        (SecretKind.Password, "my old password was Abc12345 and the new one is Xyz98765", "Xyz98765"),
        (SecretKind.Password, "账号密码 13800138000 abc123", "abc123"),
        (SecretKind.Password, "Abc12345! is my password", "Abc12345!"),
        (SecretKind.Password, "资金密码123456", "123456"),
        (SecretKind.SeedPhrase, "here: 1. legal 2. winner 3. thank 4. year 5. wave 6. sausage\n7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow", "sausage"),
        (SecretKind.SeedPhrase, "legal, winner, thank, year, wave, sausage,\r\nworth, useful, legal, winner, thank, yellow", "sausage"),
        (SecretKind.SeedPhrase, "助记词：legal winner thank year wave sausage", "sausage"),
        (SecretKind.SeedPhrase, "my seed phrase is legal winner thank yeer wave sausage worth useful legal winner thank yellow", "sausage"),
        (SecretKind.SeedPhrase, "助记词是 " + TraditionalPhrase, "韓 銀 龍"),
        (SecretKind.PrivateKey, "私钥:" + Hex, Hex),
        (SecretKind.PrivateKey, "api secret: a8f7d6e5c4b3a2918070", "a8f7d6e5c4b3a2918070"),
    ];
}
