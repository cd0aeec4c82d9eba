using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Tests.Recognizers.Words;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Folding = new(new(["證证驗验", "繁"]));

    /// <summary>The tokens stand between spaces; a stroke is the end of a sentence.</summary>
    [Theory]
    [InlineData("It's Blurry", "its blurry")]
    [InlineData("it’s can`t don´t", "its cant dont")]
    [InlineData("'quoted' dogs' rock 'n' roll", "quoted dogs rock n roll")]
    [InlineData("dataNotReadable", "data not readable")]
    [InlineData("iPhone eKYC myPhone", "iphone ekyc myphone")]
    [InlineData("KYC FAILED", "kyc failed")]
    [InlineData("2times 3rd id2", "2 times 3 rd id 2")]
    [InlineData("30-40 cm", "30 40 cm")]
    [InlineData("反光了", "反 光 了")]
    [InlineData("用App拍3次", "用 app 拍 3 次")]
    [InlineData("ＡＰＰ ３次", "app 3 次")]
    [InlineData("驗證", "验 证")]
    [InlineData("café naïve İ ế", "cafe naive i e")]
    [InlineData("cafe\u0301 e\u0302\u0301", "cafe e")]
    [InlineData("Rejected. Blurry! Why? So; yes", "rejected | blurry | why | so | yes")]
    [InlineData("被拒。模糊！为什么？是；好", "被 拒 | 模 糊 | 为 什 么 | 是 | 好")]
    [InlineData("one\ntwo\r\nthree|four", "one | two | three | four")]
    [InlineData("wait... what", "wait | what")]
    [InlineData("one, two: three (four)", "one two three four")]
    [InlineData("go to www.binance.com/en now", "go to www binance com en now")]
    [InlineData("version 2.5 is out.", "version 2 5 is out |")]
    [InlineData("...!", "")]
    [InlineData("😀 ok 👍🏽", "ok")]
    [InlineData("", "")]
    public void A_message_is_cut_into_tokens(string message, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', Tokenize(message).Select(token => token.IsBreak ? "|" : Folding.Word(message, token))));

    [Fact]
    public void A_token_knows_where_the_customer_typed_it()
    {
        const string message = "Oh, it’s ＡＰＰ 驗!";

        Assert.Equal(["Oh", "it’s", "ＡＰＰ", "驗", ""], Tokenize(message).Select(token => message[token.Start..token.End]));
    }

    [Theory]
    [InlineData("yes, it is so", "yes it")]
    [InlineData("是，反光", "是 反")]
    [InlineData("reason: glare (flash) — dark", "reason glare flash dark")]
    [InlineData("He said \"blurry photo\" twice", "he blurry twice")]
    [InlineData("one two. three four", "one three")]
    [InlineData("a binance.com link", "a")]
    public void A_clause_opens_at_the_start_and_after_punctuation(string message, string opening) =>
        Assert.Equal(opening, string.Join(' ', Tokenize(message).Where(token => token.OpensClause).Select(token => Folding.Word(message, token))));

    [Fact]
    public void A_Han_character_is_half_a_word()
    {
        var tokens = Tokenize("反app3");

        Assert.Equal([0.5, 1, 1], tokens.Select(token => token.Words));
        Assert.Equal([true, false, false], tokens.Select(token => token.IsHan));
        Assert.Equal([false, false, true], tokens.Select(token => token.IsNumber));
    }

    private static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, tokens);
        return tokens;
    }
}
