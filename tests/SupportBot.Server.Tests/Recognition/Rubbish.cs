using System.Text;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>Messages that mean nothing, by name. Always the same ones.</summary>
internal static class Rubbish
{
    /// <summary>As much as the bot reads of a message.</summary>
    public const int Longest = 8000;

    private const int RandomTexts = 40;

    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>(Random())
    {
        ["empty"] = "",
        ["a space"] = " ",
        ["spaces"] = " \t \u00A0 \u3000 ",
        ["line ends"] = "\r\n\n\r",
        ["one emoji"] = "😀",
        ["an emoji of several"] = "👩🏽‍⚕️",
        ["a flag"] = "🇨🇳",
        ["half an emoji"] = "\uD83D",
        ["the other half of an emoji"] = "\uDE00 hm",
        ["NUL"] = "\0",
        ["marks"] = "?!?!...",
        ["Chinese marks"] = "？！……。。。",
        ["what turns the direction"] = "\u202E\u200F\u2066",
        ["one combining mark"] = "\u0301",
        ["no character at all"] = "\uFFFF\uFFFE",
        ["endless spaces"] = new(' ', Longest),
        ["endless letters"] = new('x', Longest),
        ["endless capitals"] = Repeat("Xy"),
        ["endless digits"] = Repeat("1 "),
        ["endless Han"] = Repeat("的"),
        ["endless emoji"] = Repeat("😀"),
        ["endless marks"] = Repeat("!?"),
        ["endless NULs"] = new('\0', Longest),
        ["endless halves"] = new('\uD83D', Longest),
        ["endless combining marks"] = "e" + new string('\u0301', Longest - 1),
    };

    /// <summary>A text again and again, until it is as long as a message may be.</summary>
    public static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, (Longest / text.Length) + 1))[..Longest];

    private static IEnumerable<KeyValuePair<string, string>> Random()
    {
        var random = new Random(20261126);
        for (var number = 0; number < RandomTexts; number++)
        {
            var length = number % 4 == 3 ? Longest : random.Next(1, 200);
            // Bytes as they come, then with the control characters and the halves of emoji more often.
            var text = new StringBuilder(length);
            while (text.Length < length)
            {
                text.Append((char)(random.Next(4) switch { 0 => random.Next(0x20), 1 => random.Next(0xD800, 0xE000), 2 => random.Next(0x100), _ => random.Next(0x10000) }));
            }

            yield return new($"random {number}", text.ToString());
        }
    }
}
