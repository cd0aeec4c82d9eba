using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class VendorCodesTests
{
    private const string Unknown = "unknown";

    private static readonly Topic[] Topics =
        [.. new TestContent()
            .Topic("reasons/blurred", []).Topic("reasons/face", []).Topic("reasons/name", []).Topic("reasons/details", [])
            .Codes("reasons/blurred", "dataNotReadable", "LOW_QUALITY").Codes("reasons/face", "BAD_FACE_MATCHING", "Veriff 103")
            .Codes("reasons/name", "dataMismatch_name", "Veriff 104", "Straits 104").Codes("reasons/details", "dataMismatch*")
            .Snapshot.Topics.Values];

    private static readonly VendorCodes Codes = new(Topics);

    [Theory]
    [InlineData("dataNotReadable", "reasons/blurred")]
    [InlineData("BAD_FACE_MATCHING", "reasons/face")]
    [InlineData("LOW_QUALITY", "reasons/blurred")]
    [InlineData("datanotreadable", "reasons/blurred")]
    [InlineData("DATANOTREADABLE", "reasons/blurred")]
    [InlineData("bad_face_matching", "reasons/face")]
    public void A_code_is_understood_exactly_and_letter_case_does_not_matter(string message, string topic) => Assert.Equal(topic, Find(message));

    [Theory]
    [InlineData("dataMismatch_dateOfBirth", "reasons/details")]
    [InlineData("DATAMISMATCH_address", "reasons/details")]
    [InlineData("dataMismatch", "reasons/details")]
    [InlineData("dataMismatch_name", "reasons/name")]
    public void A_star_stands_for_any_ending_and_an_exact_code_counts_more(string message, string topic) => Assert.Equal(topic, Find(message));

    [Theory]
    [InlineData("Veriff 104", "reasons/name")]
    [InlineData("veriff: 104", "reasons/name")]
    [InlineData("Veriff code 104", "reasons/name")]
    [InlineData("Veriff decision code: 104", "reasons/name")]
    [InlineData("veriff error no. 103", "reasons/face")]
    [InlineData("Straits reason 104", "reasons/name")]
    [InlineData("Veriff 代码 104", "reasons/name")]
    [InlineData("Veriff 拒绝码：103", "reasons/face")]
    public void A_number_belongs_to_the_vendor_before_it(string message, string topic) => Assert.Equal(topic, Find(message));

    [Theory]
    [InlineData("104")]
    [InlineData("code 104")]
    [InlineData("Veriff 999")]
    [InlineData("Veriff told me 104")]
    [InlineData("我等了 104 天")]
    public void A_number_alone_is_no_code(string message) => Assert.Null(Find(message));

    [Theory]
    [InlineData("{\"status\":\"declined\",\"reason\":\"BAD_FACE_MATCHING\",\"attempt\":2}", "reasons/face", "BAD_FACE_MATCHING")]
    [InlineData("[dataNotReadable]", "reasons/blurred", "dataNotReadable")]
    [InlineData("why? it only says dataNotReadable and nothing else that I understand", "reasons/blurred", "dataNotReadable")]
    [InlineData("为什么提示dataNotReadable，我看不懂", "reasons/blurred", "dataNotReadable")]
    [InlineData("拒绝原因：“LOW_QUALITY”", "reasons/blurred", "LOW_QUALITY")]
    [InlineData("my Veriff code 104!", "reasons/name", "Veriff code 104")]
    public void A_known_code_is_found_in_any_text_and_its_place_is_told(string message, string topic, string code)
    {
        var found = Codes.Find(message);

        Assert.Equal((topic, code), (Topics[found.Topic].Path, message[found.Start..found.End]));
    }

    [Fact]
    public void The_first_of_two_known_codes_counts() => Assert.Equal("reasons/face", Find("BAD_FACE_MATCHING, LOW_QUALITY"));

    [Theory]
    [InlineData("SOME_NEW_CODE", "SOME_NEW_CODE")]
    [InlineData("faceNotFound", "faceNotFound")]
    [InlineData("code: selfie_too_dark", "selfie_too_dark")]
    [InlineData("error code faceNotFound", "faceNotFound")]
    [InlineData("原因代码 SOME_NEW_CODE 是什么意思", "SOME_NEW_CODE")]
    public void What_looks_like_a_code_and_stands_nearly_alone_is_an_unknown_code(string message, string code)
    {
        var found = Codes.Find(message);

        Assert.Equal((true, -1, code), (found.IsCode, found.Topic, message[found.Start..found.End]));
    }

    [Theory]
    [InlineData("they sent me SOME_NEW_CODE this morning")]
    [InlineData("what does faceNotFound mean for my account")]
    [InlineData("收到 SOME_NEW_CODE, what should i do")]
    public void A_sentence_with_an_unknown_code_is_no_code(string message) => Assert.Null(Find(message));

    [Fact]
    public void An_endless_word_is_no_code() => Assert.Null(Find(string.Concat(Enumerable.Repeat("Xy", 33))));

    [Theory]
    [InlineData("iPhone")]
    [InlineData("YouTube")]
    [InlineData("McDonald")]
    [InlineData("WhatsApp")]
    [InlineData("eKYC")]
    [InlineData("KYC FAILED")]
    [InlineData("a_b")]
    [InlineData("_hello_")]
    [InlineData("用iPhone拍的")]
    [InlineData("照片模糊")]
    [InlineData("OK")]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("___")]
    public void Ordinary_words_are_no_codes(string message) => Assert.Null(Find(message));

    /// <summary>Path of the topic, <see cref="Unknown"/>, or <see langword="null"/> where there is no code.</summary>
    private static string? Find(string message) =>
        Codes.Find(message) is not { IsCode: true } found ? null : found.Topic < 0 ? Unknown : Topics[found.Topic].Path;
}
