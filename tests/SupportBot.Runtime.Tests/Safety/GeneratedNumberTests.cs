using System.Globalization;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Tests.Safety;

/// <summary>Properties over generated numbers. The seed is fixed, so a failure repeats.</summary>
public sealed class GeneratedNumberTests
{
    private const int Rounds = 300;

    private static readonly string[] Before = ["", "我的号码是", "号码:", "my number is ", "（", "no.", "tel"];
    private static readonly string[] After = ["", "，谢谢", "怎么办", " please", "）", "."];

    private readonly Random _random = new(7);

    [Fact]
    public void Every_mainland_number_is_found() => Check(SecretKind.IdentityNumber, Mainland, [6, 4, 4]);

    [Fact]
    public void Every_card_is_found() => Check(SecretKind.BankNumber, Card, [4, 4, 4]);

    [Fact]
    public void Every_mainland_mobile_is_found() => Check(SecretKind.ContactDetail, Mobile, [3, 4]);

    [Fact]
    public void A_mainland_number_is_never_taken_for_a_card()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Assert.Equal([SecretKind.IdentityNumber], Redacting.Redact(Mainland()).Kinds);
        }
    }

    [Fact]
    public void Every_phrase_from_the_lists_is_found_without_any_of_its_words()
    {
        var words = ReadWords();
        for (var round = 0; round < Rounds; round++)
        {
            var phrase = string.Join(Pick(" ", "\n", ", ", " - "), Enumerable.Range(0, 12).Select(_ => Pick(words)));
            Assert.Equal("[seed phrase removed]", Redacting.Redact(phrase).Text);
        }
    }

    private void Check(SecretKind kind, Func<string> generate, int[] groups)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var value = generate();
            var shown = Pick<Func<string, string>>(v => v, v => Spaced(v, groups, " "), v => Spaced(v, groups, "-"), v => Wide(v), v => Torn(v))(value);
            var redaction = Redacting.Redact(Pick(Before) + shown + Pick(After));

            Assert.Contains(kind, redaction.Kinds);
            Redacting.AssertGone(shown, redaction);
            Redacting.AssertGone(value, redaction);
        }
    }

    private string Mainland()
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var born = new DateOnly(1950, 1, 1).AddDays(_random.Next(20000)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var body = Pick("110105", "310104", "440305", "650102", "810000", "910000") + born + Digits(3);
        return body + "10X98765432"[body.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    private string Card()
    {
        var body = Pick("4", "51", "62", "35", "6011");
        body += Digits(15 - body.Length);
        return body + Enumerable.Range('0', 10).Select(c => (char)c).First(c => CheckDigits.IsLuhn(body + c));
    }

    private string Mobile() => "1" + Pick("3", "5", "8", "9") + Digits(9);

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private static string Spaced(string value, int[] groups, string separator)
    {
        var parts = new List<string>();
        foreach (var length in groups)
        {
            parts.Add(value[..length]);
            value = value[length..];
        }

        return string.Join(separator, parts.Append(value));
    }

    private static string Wide(string value) => string.Concat(value.Select(c => (char)(c + 0xFEE0)));

    private static string Torn(string value) => string.Join('\u200B', value.ToCharArray());

    private static string[] ReadWords()
    {
        using var stream = typeof(Redactor).Assembly.GetManifestResourceStream("SupportBot.Runtime.Safety.Wordlists.english.txt");
        using var reader = new StreamReader(stream!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
