namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>The words that announce a secret, as fragments of patterns that ignore case.</summary>
internal static class Labels
{
    /// <summary>An edge that works beside Han text: <c>\b</c> would take a Han character for a part of the word.</summary>
    public const string Left = "(?<![0-9A-Za-z])";

    /// <summary>The right-hand counterpart of <see cref="Left"/>.</summary>
    public const string Right = "(?![0-9A-Za-z])";

    /// <summary>What may stand between a label and its number.</summary>
    public const string Link = @"(?:[\s:#=.,]|is|was|number|num|no|号码|号|號碼|字號|號|是|为|為|的){0,8}";

    public const string Password =
        @"(?:(?<![a-z])(?:pass ?words?|passwd|pwd|pw|pass ?code|pass ?phrase|pin(?: code)?|anti-?phishing code)(?![a-z])"
        + "|密 ?码|密 ?碼|口令|防钓鱼码|防釣魚碼)";

    public const string OneTimeCode =
        "(?:验证码|驗證碼|校验码|校驗碼|动态码|動態碼|动态口令|確認碼|确认码|短信码|谷歌"
        + "|(?<![a-z])(?:[2m]fa|t?otp|authenticator)(?: code)?(?![a-z])"
        + "|(?<![a-z])(?:one[- ]?time|sms|text|e-?mail|google|auth[a-z]{0,12}|verification|security|log-?in|confirmation|digit)"
        + "[- ](?:code|pass ?word))";

    public const string SeedPhrase =
        "(?:(?:seed|recovery|secret|backup|wallet|mnemonic)[ -](?:phrase|words?)"
        + "|(?<![a-z])(?:seed|mnemonic)(?![a-z])|助记词|助記詞|种子词|恢复短语)";

    public const string PrivateKey =
        "(?:private[ -]?key|secret[ -]?key|api[ -]?(?:key|secret|密钥|密鑰|金鑰)|私钥|私鑰)";

    public const string Passport = "(?:passport|护照|護照)";

    public const string Identity =
        "(?:身份证|身份證|身分證|证件|證件|驾驶证|驾照|駕照|居留证|居留證|回乡证|回鄉證|通行证|通行證|台胞证|台胞證"
        + @"|(?<![a-z])(?:id|identity|identification) ?(?:card|number|no\.?(?![a-z])|num(?![a-z])|#)"
        + "|hkid|licen[cs]e|permit|nric|social security)";

    public const string Card =
        "(?:卡号|卡號|银行卡|銀行卡|信用卡|储蓄卡|(?<![a-z])(?:(?<!id )card|visa|mastercard|unionpay)(?![a-z]))";

    public const string BankAccount = @"(?:银行账[号户]|銀行帳[號戶]|bank account|iban)";

    public const string CardCode = @"(?:(?<![a-z])(?:cvv2?|cvc2?|cvn)(?![a-z])|安全码|安全碼|security code)";

    public const string Phone =
        @"(?:电话|電話|手机|手機|(?<![a-z])(?:phone|mobile|tel|telephone|cell|whatsapp)(?![a-z]))";

    public const string Email = @"(?:邮箱|郵箱|电邮|電郵|e-?mail)";
}
