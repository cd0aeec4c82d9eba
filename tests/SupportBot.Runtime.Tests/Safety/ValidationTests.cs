using System.Text.RegularExpressions;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Tests.Safety;

public sealed class ValidationTests
{
    private static readonly string[] AttackParts =
    [
        "a", "1", "1 ", "9", "62", "A", "<", "@", "a@", "a@b.", ".", "+", "-", " ", "\n", "密", "密 ", "密码", "密码是", "password ",
        "password:", "password is ", "password for a ", "code", "code:", "验证码", "验证码 1 ", "2fa 12 ", "2fa aaaa ", "card 1", "abandon ",
        "的 ", "seed abandon ", "seed phrase abandon x ", "5H", "A1", "GB82 ", "GB82", "passport no", "身份证号码", "e1", "-----BEGIN PRIVATE KEY-----",
        "otpauth://", "\u200B", "１", "[password removed]", "2026-11-24 ", "+1 (", "my password is a", "\"", "password '", "api key: ",
    ];

    public static TheoryData<string> Secrets() =>
        [.. Specimens.Bare.Select(row => row.Value), .. Specimens.Labelled.Select(row => row.Sentence)];

    public static TheoryData<string> Attacks() =>
    [
        .. AttackParts.Select(part => string.Concat(Enumerable.Repeat(part, (8000 / part.Length) + 1))[..8000]),
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Redacting_twice_is_redacting_once(string text)
    {
        var once = Redacting.Redact(text);
        var twice = Redacting.Redact(once.Text);

        Assert.Equal(once.Text, twice.Text);
        Assert.Empty(twice.Kinds);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_text_redacted_in_one_language_stays_as_it_is_in_the_other(string text)
    {
        var english = Redacting.Redact(text).Text;
        var chinese = Redacting.Redactor.Redact(text, Redacting.Chinese, null).Text;

        Assert.Equal(english, Redacting.Redactor.Redact(english, Redacting.Chinese, null).Text);
        Assert.Equal(chinese, Redacting.Redact(chinese).Text);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_long_hostile_message_is_answered(string text)
    {
        var redaction = Redacting.Redact(text);

        Assert.NotNull(redaction.Text);
        Assert.Equal(redaction.Text, Redacting.Redact(redaction.Text).Text);
    }

    [Fact]
    public void A_detector_that_runs_out_of_time_twice_takes_the_whole_message_out()
    {
        var late = new Detector(SecretKind.Password, _ => throw new RegexMatchTimeoutException());
        var redactor = new Redactor([late], new SeedPhrases(new WordList([])));

        var redaction = redactor.Redact("my secret is Abc12345!", Redacting.English, null);

        Assert.Equal("[password removed]", redaction.Text);
        Assert.Equal([SecretKind.Password], redaction.Kinds);
    }

    [Fact]
    public void A_detector_that_is_late_once_gets_a_second_chance()
    {
        var calls = 0;
        var detector = new Detector(
            SecretKind.Password,
            text => calls++ == 0 ? throw new RegexMatchTimeoutException() : text.StartsWith("abc", StringComparison.Ordinal) ? [new Candidate(text, 0, 3)] : []);
        var redactor = new Redactor([detector], new SeedPhrases(new WordList([])));

        Assert.Equal("[password removed] def", redactor.Redact("abc def", Redacting.English, null).Text);
    }

    [Fact]
    public void A_missing_placeholder_is_reported_by_name()
    {
        var incomplete = Redacting.English.Where(pair => pair.Key != SecretKind.SeedPhrase).ToDictionary();

        var error = Assert.Throws<ArgumentException>(() => Redacting.Redactor.Redact("hello", incomplete, null));

        Assert.StartsWith("Kind 'seed-phrase' has no placeholder. Add one in every language.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_may_share_one_redactor()
    {
        var texts = Specimens.Labelled.Select(row => row.Sentence).ToList();
        var expected = texts.ConvertAll(text => Redacting.Redact(text).Text);

        Parallel.For(0, 500, i => Assert.Equal(expected[i % texts.Count], Redacting.Redact(texts[i % texts.Count]).Text));
    }
}
