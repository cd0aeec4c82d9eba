using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

public sealed class DetectionTests
{
    private static readonly string[] Frames =
        ["{0}", "here it is: {0}", "{0} please help me", "我的是{0}，怎么办", "我的号码是 {0} 谢谢", "({0})", "\"{0}\"", "hello\n{0}\nwhat now?"];

    public static TheoryData<SecretKind, string> Bare()
    {
        var data = new TheoryData<SecretKind, string>();
        foreach (var (kind, value) in Specimens.Bare)
        {
            data.Add(kind, value);
        }

        return data;
    }

    public static TheoryData<SecretKind, string, string> Labelled()
    {
        var data = new TheoryData<SecretKind, string, string>();
        foreach (var (kind, sentence, value) in Specimens.Labelled)
        {
            data.Add(kind, sentence, value);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Bare))]
    public void A_value_is_found_by_its_shape(SecretKind kind, string value)
    {
        var redaction = Redacting.Redact(value);

        Assert.Equal([kind], redaction.Kinds);
        Redacting.AssertGone(value, redaction);
    }

    [Theory]
    [MemberData(nameof(Bare))]
    public void Nothing_of_a_value_is_left_in_any_surroundings(SecretKind kind, string value)
    {
        foreach (var frame in Frames)
        {
            var redaction = Redacting.Redact(frame.Replace("{0}", value, StringComparison.Ordinal));

            Assert.Contains(kind, redaction.Kinds);
            Redacting.AssertGone(value, redaction);
        }
    }

    [Theory]
    [MemberData(nameof(Bare))]
    public void Full_width_characters_and_zero_width_characters_hide_nothing(SecretKind kind, string value)
    {
        if (kind == SecretKind.SeedPhrase)
        {
            return;
        }

        var wide = string.Concat(value.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
        var torn = string.Join("\u200B", value.ToCharArray());

        foreach (var disguised in new[] { wide, torn })
        {
            var redaction = Redacting.Redact(disguised);
            Assert.Contains(kind, redaction.Kinds);
            Redacting.AssertGone(disguised, redaction);
        }
    }

    [Theory]
    [MemberData(nameof(Labelled))]
    public void A_value_is_found_by_its_label(SecretKind kind, string sentence, string value)
    {
        var redaction = Redacting.Redact(sentence);

        Assert.Contains(kind, redaction.Kinds);
        Assert.DoesNotContain(value, redaction.Text, StringComparison.OrdinalIgnoreCase);
        if (value.Length >= 4)
        {
            Redacting.AssertGone(value, redaction);
        }
    }

    [Theory]
    [InlineData("我身份证号11010519491231002X,密码", "我身份证号[ID number removed],密码")]
    [InlineData("身份证１１０１０５１９４９１２３１００２Ｘ！", "身份证[ID number removed]！")]
    [InlineData("邮箱是test.user+1@example.com吗", "邮箱是[contact detail removed]吗")]
    [InlineData("手机13800138000", "手机[contact detail removed]")]
    [InlineData("护照G12345678 过期了", "护照[ID number removed] 过期了")]
    [InlineData("密码是Abc12345! 我的照片为什么被拒", "密码是[password removed] 我的照片为什么被拒")]
    [InlineData("证件：\u200b１１０１０５\u200b１９４９１２３１００２Ｘ　　谢谢～", "证件：\u200b[ID number removed]　　谢谢～")]
    [InlineData("رقم هاتفي +٤٤ ٧٧٠٠ ٩٠٠١٢٣ شكرا", "رقم هاتفي [contact detail removed] شكرا")]
    public void The_rest_stays_exactly_as_typed(string text, string expected)
    {
        Assert.Equal(expected, Redacting.Redact(text).Text);
    }

    [Fact]
    public void Several_kinds_are_named_once_and_the_most_severe_first()
    {
        var redaction = Redacting.Redact(
            $"user@example.com 13800138000, password: Abc12345!, E12345678\nphrase\n{Specimens.EnglishPhrase}");

        Assert.Equal(
            [SecretKind.SeedPhrase, SecretKind.Password, SecretKind.IdentityNumber, SecretKind.ContactDetail],
            redaction.Kinds);
    }

    [Fact]
    public void The_text_carries_the_placeholders_of_the_language()
    {
        var redaction = Redacting.Redactor.Redact("密码是Abc12345! 谢谢", Redacting.Chinese, null);

        Assert.Equal("密码是[密码已隐藏] 谢谢", redaction.Text);
    }
}
