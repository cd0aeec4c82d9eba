namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>The check digits of cards, IBANs and Hong Kong identity cards.</summary>
internal static class CheckDigits
{
    /// <summary>Luhn (ISO/IEC 7812-1).</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    /// <summary>
    /// ISO 13616: the first four characters go to the end, letters become 10 to 35, the number is 1 modulo 97.
    /// Expects capitals and digits only.
    /// </summary>
    public static bool IsIban(string characters)
    {
        var remainder = 0;
        foreach (var character in characters[4..] + characters[..4])
        {
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + (character - '0')) % 97
                : ((remainder * 100) + (character - 'A' + 10)) % 97;
        }

        return remainder == 1;
    }

    /// <summary>
    /// Hong Kong identity card: one or two letters, six digits, check character; letters count 10 to 35, a missing one 36,
    /// weights 9 to 1, modulo 11, where <c>A</c> is 10. Expects capitals and digits only.
    /// </summary>
    public static bool IsHongKong(string characters)
    {
        var padded = characters.PadLeft(9);
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += HongKongValue(padded[i]) * (9 - i);
        }

        return sum % 11 == 0;
    }

    private static int HongKongValue(char character) => character switch
    {
        ' ' => 36,
        >= '0' and <= '9' => character - '0',
        _ => character - 'A' + 10,
    };
}
